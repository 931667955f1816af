// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Steps {
    /// The viewer's own record of a Step, with what they may do about it.
    ///
    /// - Throws: ``NotFound`` where they never were on it.
    package func own(_ step: NodeID, by viewer: Viewer) async throws -> OwnStep {
        try await own(step, [.answerView], by: viewer)
    }

    /// The same where it is about its sign-off, which not everybody sees who sees the answers.
    package func ownSignOff(_ step: NodeID, by viewer: Viewer) async throws -> OwnStep {
        try await own(step, [.answerView, .signOffView], by: viewer)
    }

    private func own(_ step: NodeID, _ permissions: [PermissionName], by viewer: Viewer) async throws -> OwnStep {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject else { throw NotFound() }
            _ = try snapshot.existingStep(step)
            let resource = snapshot.onStep(step, of: person)
            for permission in permissions { _ = try snapshot.permit(permission, resource) }
            guard try snapshot.hasBeenOn(step, person) else { throw NotFound() }
            let whole = try snapshot.wholeRecord(of: person, on: step)
            let record = whole.seen(by: snapshot.sight(of: person, on: step))
            // Nobody learns for somebody else, and nothing of a closed Step changes.
            let isOpen = viewer.learner == person && !record.isClosed
            let mayAskForSignOff = isOpen && snapshot.allows(.signOffRequest, resource)
            return OwnStep(
                record: record,
                missing: mayAskForSignOff || record.showsConfirmations ? snapshot.missing(in: whole) : nil,
                signOffs: try snapshot.signOffs(of: person, on: step),
                mayAnswer: isOpen && snapshot.allows(.answerGive, resource),
                mayAsk: isOpen && snapshot.allows(.confirmationRequest, resource),
                mayAskForSignOff: mayAskForSignOff
            )
        }
    }

    /// What was sent back to the viewer and waits for them, by Step: a line of what they have to do.
    package func sentBack(by viewer: Viewer) async throws -> [SentBack] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject, !snapshot.model.kindsOfSteps.isEmpty else { return [] }
            let counts = try snapshot.sentBackCounts(of: person)
            return try snapshot.stepRows().compactMap { row in
                guard snapshot.isEnrolled(person, on: row.node), snapshot.maySeeAnswers(of: person, on: row.node)
                else { return nil }
                let signOff = try snapshot.lastSignOff(of: person, on: row.node)
                guard signOff?.state != .given else { return nil }
                let sight = snapshot.sight(of: person, on: row.node)
                let count =
                    (sight.confirmations ? counts[row.node] ?? 0 : 0)
                    + (sight.signOffs && signOff?.state == .sentBack ? 1 : 0)
                return count == 0 ? nil : SentBack(step: row.node, title: row.title, count: count)
            }
        }
    }
}

/// A Step of the viewer's own.
package struct OwnStep: Sendable, Hashable {
    package let record: StepRecord
    /// What a sign-off still needs; nothing for who may not ask for it, and may not see what is confirmed.
    package let missing: SignOffOutlook.Missing?
    /// Requests and sign-offs so far, the newest first.
    package let signOffs: [SignOff]
    package let mayAnswer: Bool
    /// Whether they may ask for confirmations.
    package let mayAsk: Bool
    package let mayAskForSignOff: Bool

    /// What somebody can be asked to confirm now.
    package var askable: [StepRecord.Line] {
        record.lines.filter { $0.standing == .achieved || $0.standing == .sentBack }
    }
}

/// How many things of a Step were sent back to its learner.
package struct SentBack: Sendable, Hashable {
    package let step: NodeID
    package let title: String
    package let count: Int
}

extension Snapshot {
    /// Whether somebody is on a Step, was, or has a record of it.
    func hasBeenOn(_ step: NodeID, _ person: PersonID) throws -> Bool {
        if roster.holdings(of: person).contains(where: { $0.node == step && $0.from <= now }) { return true }
        let row = try transaction.row(
            """
            SELECT framework_id FROM step_record
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(step)
            """
        )
        return row != nil
    }

    fileprivate func sentBackCounts(of person: PersonID) throws -> [NodeID: Int] {
        try transaction.rows(
            """
            SELECT node_id, COUNT(*) AS count
            FROM self_assessment
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND replaced_at IS NULL
                AND standing = \(AnswerStanding.sentBack)
            GROUP BY node_id
            """
        ).reduce(into: [:]) { $0[try $1.read("node_id") as NodeID] = try $1.read("count") }
    }
}
