// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// The names behind the counts, for whom the reader may know them of.
extension Reports {
    /// Enrolments with who gave them, when and from where: those that the reader may see, the newest first.
    ///
    /// - Throws: as ``Reports/run(_:_:by:)`` does.
    package func enrolments(
        _ filter: ReportFilter,
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Listed<EnrolmentLine> {
        try await platform.read(by: viewer) { snapshot in
            let asked = try snapshot.question(.enrolments, filter)
            return Listed(page: try snapshot.enrolmentLines(asked, page), asked, filter)
        }
    }

    /// Learners with how far they are on each Step: those whose record the reader may see, by name.
    ///
    /// - Throws: as ``Reports/run(_:_:by:)`` does.
    package func progress(
        _ filter: ReportFilter,
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Listed<ProgressLine> {
        try await platform.read(by: viewer) { snapshot in
            let asked = try snapshot.question(.progress, filter)
            return Listed(page: try snapshot.learnerLines(asked, page), asked, filter)
        }
    }

    /// A page of a list, and what it can be filtered by.
    package struct Listed<Line: Sendable>: Sendable {
        package let page: Paged<Line>
        package let filter: ReportFilter
        package let span: ReportSpan
        package let steps: [StepChoice]
        package let groups: [PlaceChoice]

        init(page: Paged<Line>, _ asked: ReportQuestion, _ filter: ReportFilter) {
            self.page = page
            self.filter = filter
            (span, steps, groups) = (asked.span, asked.choices, asked.groups)
        }
    }
}

/// That somebody was enrolled, in words.
package struct EnrolmentLine: Sendable, Hashable {
    package let person: PersonID
    package let personName: String
    package let stepTitle: String
    /// From when on: what was given for later begins later.
    package let from: Instant
    /// Nothing where nobody in particular did, or it is not for the reader to know.
    package let givenByName: String?
    /// Whether somebody gave it whom the reader may not see.
    package let isGiverUnseen: Bool
    package let source: Holding.Source
    package let state: HoldingSummary.State
    /// Whether the reader may open the person's page.
    package let maySeePerson: Bool
}

/// How far a learner is, in counts.
package struct ProgressLine: Sendable, Hashable {
    package let personName: String
    package let steps: [Step]

    /// What they have of what a sign-off of one Step needs.
    package struct Step: Sendable, Hashable {
        package let title: String
        /// How many proficiencies it needs.
        package let required: Int
        package let confirmed: Int
        /// What they say that they can do.
        package let achieved: Int
        package let isSignedOff: Bool
    }
}

extension Snapshot {
    fileprivate func enrolmentLines(_ asked: ReportQuestion, _ page: Page) throws -> Paged<EnrolmentLine> {
        let rows = try transaction.rows(
            """
            SELECT \(HoldingRow.columns), COALESCE(from_at, given_at) AS begins_at
            FROM holding
            WHERE organisation_id = \(organisation) AND \(asked.condition) AND role \(in: learningRoles)
                AND COALESCE(from_at, given_at) >= \(asked.span.from)
                AND COALESCE(from_at, given_at) < \(asked.span.until)
            ORDER BY begins_at DESC, id DESC
            LIMIT \(TableFile.rowsMaximum)
            """
        ).map { (row: try HoldingRow($0), begins: try $0.read("begins_at") as Instant) }
        let seen = rows.filter { $0.row.holding(in: model).map(maySee) ?? false }
        let page = page.nearest(of: seen.count)
        let shown = Array(seen.dropFirst(page.offset).prefix(page.size))
        let summaries = try summaries(of: shown.map(\.row))
        let givers = Dictionary(uniqueKeysWithValues: shown.map { ($0.row.id, ($0.row.givenBy, $0.begins)) })
        let items = summaries.compactMap { summary -> EnrolmentLine? in
            guard let id = summary.id, let (giver, begins) = givers[id] else { return nil }
            let isNamed = giver.map { $0 == viewer.person || allows(.personView, Resource($0)) } ?? false
            return EnrolmentLine(
                person: summary.person,
                personName: summary.personName,
                stepTitle: summary.nodeTitle,
                from: begins,
                givenByName: isNamed ? summary.givenByName : nil,
                isGiverUnseen: giver != nil && !isNamed,
                source: summary.source,
                state: summary.state,
                maySeePerson: summary.maySeePerson
            )
        }
        return Paged(items: items, page: page, total: seen.count)
    }

    fileprivate func learnerLines(_ asked: ReportQuestion, _ page: Page) throws -> Paged<ProgressLine> {
        let scope = scope(.learningRecordView)
        var nodes: [PersonID: [NodeID]] = [:]
        for step in asked.steps {
            for learner in enrolled(on: [step.node])
            where asked.counts(learner.person)
                && authorizer.contains(scope, onStep(step.node, of: learner.person), at: now)
            {
                nodes[learner.person, default: []].append(step.node)
            }
        }
        let rows = try peopleRows(Array(nodes.keys), PeopleFilter(status: .active), page)
        var shown = asked
        shown.people = Set(rows.items.map(\.id))
        let (counts, signedOff) = (try requiredCounts(shown), try signedOff(shown))
        let required = try required(of: rows.items.map(\.id), on: asked.steps.map(\.node))
        let titles = Dictionary(uniqueKeysWithValues: asked.steps.map { ($0.node, $0.title) })
        return rows.map { row in
            ProgressLine(
                personName: row.name,
                steps: (nodes[row.id] ?? []).map { node in
                    let learner = Enrolled(person: row.id, node: node)
                    return ProgressLine.Step(
                        title: titles[node] ?? "",
                        required: required[learner] ?? 0,
                        confirmed: counts[learner]?.confirmed ?? 0,
                        achieved: counts[learner]?.achieved ?? 0,
                        isSignedOff: signedOff.contains(learner)
                    )
                }
            )
        }
    }
}
