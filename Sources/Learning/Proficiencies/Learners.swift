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
            let enrolled = try snapshot.learnersShown()
                .compactMapValues { nodes in
                    let nodes = nodes.filter { step == nil || $0 == step }
                    return nodes.isEmpty ? nil : nodes
                }
            let filter = PeopleFilter(search: search, status: .active)
            let rows = try snapshot.peopleRows(Array(enrolled.keys), filter, page)
            let people = rows.items.map(\.id)
            let nodes = Set(people.flatMap { enrolled[$0] ?? [] }).sorted()
            let progress = try snapshot.progress(of: people, on: nodes)
            let dates = try snapshot.completionDates(of: people)
            let done = try snapshot.signedOff(people)
            return rows.map { row in
                LearnerSummary(
                    id: row.id,
                    name: row.name,
                    steps: (enrolled[row.id] ?? []).compactMap { node in
                        let key = Enrolled(person: row.id, node: node)
                        return progress[key].map { progress in
                            LearnerSummary.Enrolment(
                                node: node,
                                progress: progress,
                                completeBy: done.contains(key) ? nil : dates[key]
                            )
                        }
                    }
                )
            }
        }
    }

    /// The Steps of the organisation whose learners the viewer may see, by title.
    package func steps(by viewer: Viewer) async throws -> [StepChoice] {
        try await platform.read(by: viewer) { snapshot in
            if !snapshot.isReviewer { _ = try snapshot.learnersShown() }
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
        package let progress: StepProgress
        /// By when it is to be completed, until it is signed off.
        package internal(set) var completeBy: CompletionDate?
    }
}

extension Snapshot {
    /// Everybody who is enrolled and whose answers the viewer may see, for who looks after others.
    ///
    /// Who neither confirms nor signs off and sees nobody's answers but their own looks after nobody: they have pages of
    /// their own, and are refused as ``demandReviewer()`` does.
    fileprivate func learnersShown() throws -> [PersonID: [NodeID]] {
        let enrolled = try enrolled()
        if !isReviewer, !enrolled.keys.contains(where: { $0 != viewer.subject }) { try demandReviewer() }
        return enrolled
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
    func enrolled() throws -> [PersonID: [NodeID]] {
        let scope = scope(.answerView)
        guard !scope.isNothing else { return [:] }
        let learning = model.roles(granting: model.number(of: .answerGive))
        let steps = try stepRows().map(\.node)
        var enrolled: [PersonID: [NodeID]] = [:]
        for node in steps {
            for person in Set(learning.flatMap { roster.holders(of: $0, on: node) })
            where isEnrolled(person, on: node) && authorizer.contains(scope, onStep(node, of: person), at: now) {
                enrolled[person, default: []].append(node)
            }
        }
        return enrolled
    }
}
