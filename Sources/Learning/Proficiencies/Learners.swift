// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// The learners of an organisation, for those who confirm and sign off.
package struct Learners: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Who is enrolled on a Step, or on any, and may be seen by the viewer, by name.
    package func list(
        on step: NodeID? = nil,
        named search: String = "",
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Paged<LearnerSummary> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandSight()
            let enrolled = try snapshot.enrolled(on: step)
            let filter = PeopleFilter(search: search, status: .active)
            let rows = try snapshot.peopleRows(Array(enrolled.keys), filter, page)
            let steps = try snapshot.progress(of: rows.items.map(\.id))
            return rows.map { row in
                LearnerSummary(
                    id: row.id,
                    name: row.name,
                    steps: (enrolled[row.id] ?? []).map { node in
                        LearnerSummary.Enrolment(node: node, progress: steps[Enrolled(person: row.id, node: node)])
                    }
                )
            }
        }
    }

    /// The Steps of the organisation whose learners the viewer may see, by title.
    package func steps(by viewer: Viewer) async throws -> [StepChoice] {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandSight()
            return try snapshot.stepRows().map { StepChoice(node: $0.node, title: $0.title) }
        }
    }
}

/// A Step by its title.
package struct StepChoice: Sendable, Hashable {
    package let node: NodeID
    package let title: String
}

/// A learner in a list, with the Steps that they are enrolled on.
package struct LearnerSummary: Sendable, Hashable {
    package let id: PersonID
    package let name: String
    package let steps: [Enrolment]

    /// A Step that they are enrolled on.
    package struct Enrolment: Sendable, Hashable {
        package let node: NodeID
        /// Nothing where they have not answered anything yet.
        package let progress: Progress?
    }

    /// How many of their answers stand how.
    package struct Progress: Sendable, Hashable {
        package internal(set) var confirmed = 0
        package internal(set) var waiting = 0
        package internal(set) var answered = 0
        /// How many the version has that they work through.
        package internal(set) var total = 0
    }
}

/// Somebody on a Step.
struct Enrolled: Hashable {
    var person: PersonID
    var node: NodeID
}

extension Snapshot {
    /// Stops whoever may see nobody's answers.
    fileprivate func demandSight() throws {
        if scope(.answerView).isNothing { _ = try permit(.answerView, Resource(.organisation)) }
    }

    /// The Steps that have proficiencies which somebody works through or can begin, by title.
    func stepRows() throws -> [NodeRow] {
        let kinds = model.kindsOfSteps
        guard !kinds.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
                AND id IN (
                    SELECT node_id FROM framework
                    WHERE organisation_id = \(organisation) AND state <> \(Framework.State.draft)
                )
            ORDER BY title_key, id
            """
        ).map(NodeRow.init)
    }

    /// Everybody who is enrolled and whose answers the viewer may see, with their Steps in the order of their titles.
    func enrolled(on step: NodeID? = nil) throws -> [PersonID: [NodeID]] {
        let scope = scope(.answerView)
        let learning = model.roles(granting: model.number(of: .answerGive))
        let steps = try stepRows().map(\.node).filter { step == nil || $0 == step }
        var enrolled: [PersonID: [NodeID]] = [:]
        for node in steps {
            for person in Set(learning.flatMap { roster.holders(of: $0, on: node) })
            where isEnrolled(person, on: node) && authorizer.contains(scope, onStep(node, of: person), at: now) {
                enrolled[person, default: []].append(node)
            }
        }
        return enrolled
    }

    /// How far some people are with what they began.
    func progress(of people: [PersonID]) throws -> [Enrolled: LearnerSummary.Progress] {
        guard !people.isEmpty else { return [:] }
        let numbers = people.map { Int64($0.index) }
        let totals = try transaction.rows(
            """
            SELECT step_record.person_id, step_record.node_id, COUNT(*) AS total
            FROM step_record
            JOIN proficiency
                ON proficiency.organisation_id = step_record.organisation_id
                AND proficiency.framework_id = step_record.framework_id
            WHERE step_record.organisation_id = \(organisation) AND step_record.person_id \(in: numbers)
            GROUP BY step_record.person_id, step_record.node_id
            """
        )
        var progress = try totals.reduce(into: [Enrolled: LearnerSummary.Progress]()) {
            let key = Enrolled(person: try $1.read("person_id"), node: try $1.read("node_id"))
            $0[key, default: LearnerSummary.Progress()].total = try $1.read("total")
        }
        let rows = try transaction.rows(
            """
            SELECT person_id, node_id, standing, COUNT(*) AS count
            FROM self_assessment
            WHERE organisation_id = \(organisation) AND person_id \(in: numbers) AND replaced_at IS NULL
            GROUP BY person_id, node_id, standing
            """
        )
        for row in rows {
            let key = Enrolled(person: try row.read("person_id"), node: try row.read("node_id"))
            let (standing, count): (AnswerStanding, Int) = (try row.read("standing"), try row.read("count"))
            switch standing {
            case .confirmed: progress[key, default: LearnerSummary.Progress()].confirmed += count
            case .waiting: progress[key, default: LearnerSummary.Progress()].waiting += count
            case .answered, .sentBack: progress[key, default: LearnerSummary.Progress()].answered += count
            }
        }
        return progress
    }
}
