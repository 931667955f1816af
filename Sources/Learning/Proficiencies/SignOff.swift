// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// A request to sign a Step off, and what came of it.
package struct SignOff: Sendable, Hashable {
    package let id: Int64
    package let state: SignOffState
    package let askedAt: Instant?
    package let learnerName: String
    package let learnerSays: String
    package let decidedAt: Instant?
    package let decidedBy: String?
    package let decidedAs: String?
    package let comment: String
    /// By which anybody who holds the certificate looks it up.
    package let code: String?
    package let voidedAt: Instant?
    package let voidReason: String?
}

/// What there is to be done about the sign-off of a Step.
package struct SignOffOutlook: Sendable, Hashable {
    /// What it still needs; nothing for who neither asks nor decides, and may not see what is confirmed.
    package let missing: Missing?
    /// Requests and sign-offs so far, the newest first.
    package let earlier: [SignOff]
    package let mayAsk: Bool
    package let mayGive: Bool
    package let mayReopen: Bool

    /// Whether the viewer can sign it off now.
    package var canBeGiven: Bool { mayGive && missing?.isEmpty == true }

    /// Proficiencies that have to be done first, in their order; none where it can be given, or is.
    package struct Missing: Sendable, Hashable {
        package let proficiencies: [Proficiency]
        /// Whether they have to be confirmed; else their learner's own word is enough, as the organisation has it.
        package let needsConfirmation: Bool

        package var isEmpty: Bool { proficiencies.isEmpty }
    }
}

extension Snapshot {
    /// The requests to sign a Step of somebody's off, as far as the viewer may see them, the newest first.
    func signOffs(of person: PersonID, on node: NodeID) throws -> [SignOff] {
        guard sight(of: person, on: node).signOffs else { return [] }
        return try signOffRows(of: person, on: node, limit: 100)
    }

    /// The last of them, whoever asks.
    func lastSignOff(of person: PersonID, on node: NodeID) throws -> SignOff? {
        try signOffRows(of: person, on: node, limit: 1).first
    }

    private func signOffRows(of person: PersonID, on node: NodeID, limit: Int) throws -> [SignOff] {
        try transaction.rows(
            """
            SELECT \(SignOff.columns)
            FROM sign_off
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(SignOff.init)
    }
}

extension SignOff {
    fileprivate static let columns: SQL = """
        sign_off.id, sign_off.state, sign_off.asked_at, sign_off.learner_name, sign_off.learner_says,
            sign_off.decided_at, sign_off.decided_name, sign_off.decided_role, sign_off.comment, sign_off.code,
            sign_off.voided_at, sign_off.void_reason
        """

    fileprivate init(_ row: Row) throws {
        id = try row.read("id")
        state = try row.read("state")
        askedAt = try row.read("asked_at")
        learnerName = try row.read("learner_name")
        learnerSays = try row.read("learner_says")
        decidedAt = try row.read("decided_at")
        decidedBy = try row.read("decided_name")
        decidedAs = try row.read("decided_role")
        comment = try row.read("comment")
        code = try row.read("code")
        voidedAt = try row.read("voided_at")
        voidReason = try row.read("void_reason")
    }
}
