// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// A Step of somebody's, in a list.
package struct StepSummary: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let isEnrolled: Bool
    /// Whether it is signed off.
    package let isClosed: Bool
    /// Whether a sign-off needs nothing more.
    package let isComplete: Bool
    package let progress: StepProgress
    /// The last request for a sign-off; nothing for who may not see it.
    package let signOff: SignOff?
    /// By when it is to be completed, where somebody said so and they are enrolled.
    package internal(set) var completeBy: CompletionDate?
}

extension Snapshot {
    /// The Steps that somebody is enrolled on or has a record of, as far as the viewer may see them: those of now first,
    /// then by title.
    func steps(of person: PersonID) throws -> [StepSummary] {
        let rows = try visibleSteps(of: person)
        let progress = try progress(of: [person], on: rows.map(\.node))
        let dates = try completionDates(of: [person])
        let steps = try rows.compactMap { row -> StepSummary? in
            guard let progress = progress[Enrolled(person: person, node: row.node)] else { return nil }
            let signOff = try lastSignOff(of: person, on: row.node)
            return StepSummary(
                node: row.node,
                title: row.title,
                isEnrolled: isEnrolled(person, on: row.node),
                isClosed: signOff?.state == .given,
                isComplete: progress.isComplete(needsConfirmation: signOffNeedsConfirmation),
                progress: progress,
                signOff: sight(of: person, on: row.node).signOffs ? signOff : nil,
                completeBy: dates[Enrolled(person: person, node: row.node)]
            )
        }
        return steps.filter(\.isEnrolled) + steps.filter { !$0.isEnrolled }
    }

    /// The Steps that somebody is enrolled on or has a record of, and whose answers the viewer may see, by title.
    func visibleSteps(of person: PersonID) throws -> [NodeRow] {
        let kinds = model.kindsOfSteps
        guard !kinds.isEmpty, roster.isKnown(person), !scope(.answerView).isNothing else { return [] }
        let held = roster.holdings(of: person).filter { $0.from <= now }.map { Int64($0.node.index) }
        return try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
                AND (
                    id IN (
                        SELECT node_id FROM step_record
                        WHERE organisation_id = \(organisation) AND person_id = \(person)
                    )
                    OR (id \(in: held) AND id IN (
                        SELECT node_id FROM framework
                        WHERE organisation_id = \(organisation) AND state = \(Framework.State.published)
                    ))
                )
            ORDER BY title_key, id
            """
        ).map(NodeRow.init).filter { maySeeAnswers(of: person, on: $0.node) }
    }
}
