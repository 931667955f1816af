// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Letting in people who have no password yet.
package struct Invitations: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Sends somebody an invitation, the first or another one, to the address that they are registered with.
    ///
    /// Whoever registers people may, since it leads nobody in but who reads mails to that address.
    ///
    /// - Throws: ``Objection`` where they have a password, no address, or are inactive.
    package func send(to person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            try amendment.invite(person, try amendment.permit(.personRegister, Resource(person)))
        }
    }

    /// Takes an invitation back.
    ///
    /// - Throws: ``Objection`` where there is none.
    package func withdraw(from person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permit(.personRegister, Resource(person))
            try amendment.withdrawInvitation(of: person, permit)
        }
    }

    /// The word of a link by which somebody sets a password, to be given to them by hand.
    ///
    /// It lets in whoever has it, so it takes the right to change how they sign in. It is told this once.
    package func link(for person: PersonID, by viewer: Viewer) async throws -> String {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            return try amendment.inviteByHand(person, try amendment.permit(.personEditSignIn, Resource(person)))
        }
    }
}

/// How it stands with somebody who has no password yet.
package struct InvitationSummary: Sendable, Hashable {
    package let state: State
    /// Whether the viewer may send another one, or withdraw it.
    package let maySend: Bool
    /// Whether the viewer may be shown a link to hand over.
    package let maySeeLink: Bool

    /// From whether they were invited to why the mail did not arrive.
    package enum State: Sendable, Hashable {
        case none
        case over(since: Instant)
        /// There is a link, and no mail with it.
        case byHand(until: Instant)
        /// A mail waits, perhaps since it could not be sent so far.
        case waiting(reason: String?, until: Instant)
        case sent(at: Instant, until: Instant)
        case notSent(reason: String, until: Instant)
    }
}

extension Snapshot {
    /// How the invitation of somebody without a password stands; nothing for whoever may do nothing about it.
    func invitation(of person: PersonID) throws -> InvitationSummary? {
        let resource = Resource(person)
        let (maySend, maySeeLink) = (allows(.personRegister, resource), allows(.personEditSignIn, resource))
        guard maySend || maySeeLink, roster.isActive(person) else { return nil }
        guard try hasAccount(person), try !hasPassword(person) else { return nil }
        return InvitationSummary(state: try invitationState(of: person), maySend: maySend, maySeeLink: maySeeLink)
    }

    /// Whether they have an address to sign in with.
    func hasAccount(_ person: PersonID) throws -> Bool {
        try transaction.row(
            "SELECT person_id FROM account WHERE organisation_id = \(organisation) AND person_id = \(person)"
        ) != nil
    }

    func hasPassword(_ person: PersonID) throws -> Bool {
        let account = try transaction.row(
            "SELECT password FROM account WHERE organisation_id = \(organisation) AND person_id = \(person)"
        )
        let password: String? = try account?.read("password")
        return password != nil
    }

    private func invitationState(of person: PersonID) throws -> InvitationSummary.State {
        guard let link = try transaction.openLink(.invitation, of: person, in: organisation) else { return .none }
        guard now < link.until else { return .over(since: link.until) }
        let mail = try transaction.row(
            """
            SELECT done_at, outcome, reason
            FROM mail
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND link_id = \(link.id)
            ORDER BY id DESC
            LIMIT 1
            """
        )
        guard let mail else { return .byHand(until: link.until) }
        let reason: String? = try mail.read("reason")
        guard let doneAt: Instant = try mail.read("done_at") else { return .waiting(reason: reason, until: link.until) }
        let outcome: String? = try mail.read("outcome")
        return outcome == "sent"
            ? .sent(at: doneAt, until: link.until) : .notSent(reason: reason ?? "nobody knows why", until: link.until)
    }
}
