// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What is counted for a report, once it is settled what its reader may ask.
struct ReportQuestion {
    var span: ReportSpan
    /// The Steps that the reader may choose among, and those that are counted, by title.
    var choices: [StepChoice]
    var steps: [StepChoice]
    var groups: [PlaceChoice]
    /// Who alone is counted; nothing where everybody is.
    var people: Set<PersonID>?

    /// Which rows are counted: those of the Steps, and of the people.
    var condition: SQL {
        let ofSteps: SQL = "node_id \(in: steps.map { Int64($0.node.index) })"
        guard let people else { return ofSteps }
        return "\(ofSteps) AND person_id \(in: people.map { Int64($0.index) }.sorted())"
    }

    func counts(_ person: PersonID) -> Bool { people?.contains(person) ?? true }
}

extension Snapshot {
    /// Settles what a report counts.
    ///
    /// - Throws: ``Refused`` where the viewer may not read it; ``NotFound`` for a Step or group that is none of theirs;
    ///   ``InvalidInput`` for days that make no sense.
    func question(_ kind: ReportKind, _ filter: ReportFilter) throws -> ReportQuestion {
        guard kind.isAboutSteps else {
            _ = try permit(kind.permission, Resource(.organisation))
            return ReportQuestion(span: try filter.span(at: now), choices: [], steps: [], groups: [])
        }
        let choices = try stepsReported(kind.permission)
        if choices.isEmpty { _ = try permit(kind.permission, Resource(.organisation)) }
        let groups = try groupsReported()
        let steps = choices.filter { filter.step == nil || $0.node == filter.step }
        guard filter.step == nil || !steps.isEmpty else { throw NotFound() }
        var people: Set<PersonID>?
        if let group = filter.group {
            guard groups.contains(where: { $0.node == group }) else { throw NotFound() }
            people = members(of: group)
        }
        return ReportQuestion(
            span: try filter.span(at: now),
            choices: choices,
            steps: steps,
            groups: groups,
            people: people
        )
    }

    /// The Steps that a right to read reports reaches, by title.
    private func stepsReported(_ permission: PermissionName) throws -> [StepChoice] {
        let scope = scope(permission)
        guard !scope.isNothing else { return [] }
        return try stepRows().filter { authorizer.contains(scope, Resource(in: $0.node), at: now) }
            .map { StepChoice(node: $0.node, title: $0.title) }
    }

    /// The groups that the viewer sees, by title.
    private func groupsReported() throws -> [PlaceChoice] {
        let kinds = placeKinds.filter(\.isGroup).map(\.name)
        guard !kinds.isEmpty else { return [] }
        return try visibleRows(of: kinds).map { row in
            let place = place(row)
            return PlaceChoice(node: row.node, title: row.title, kindTitle: place.kindTitle)
        }
    }

    /// Who holds the member role of a group now.
    private func members(of group: NodeID) -> Set<PersonID> {
        guard let role = model.kinds[Int(roster.kind(of: group).index)].memberRole else { return [] }
        return Set(
            roster.holders(of: role, on: group).filter { person in
                roster.holdings(of: person).contains {
                    $0.role == role && $0.node == group && $0.isCurrent(at: now)
                }
            }
        )
    }

    /// A part with a row for each month of the span and a series for each Step.
    func monthly(_ title: String, of unit: String, _ asked: ReportQuestion, _ rows: [Row]) throws -> Report.Part {
        var counts: [Month: [NodeID: Int]] = [:]
        for row in rows {
            let day: Int64 = try row.read("day")
            let month = Month(Instant(seconds: day * 86_400))
            counts[month, default: [:]][try row.read("node_id"), default: 0] += try row.read("count") as Int
        }
        return Report.Part(
            title,
            by: "Month",
            asked.steps.map(\.title),
            of: unit,
            asked.span.months.map { month in
                Report.Row(month.start.monthWords, asked.steps.map { counts[month]?[$0.node] ?? 0 })
            }
        ).withoutEmptyBeginning
    }
}

extension Int {
    /// "1 learner", "12 learners".
    package func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
