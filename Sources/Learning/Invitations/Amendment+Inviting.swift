// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// Invites a person to set a password: a link that is good for 14 days, once, and the mail that brings it.
    ///
    /// Who was invited before is sent another mail; the earlier ones stay good, and all for 14 days from now. Whoever
    /// takes many people in calls it for each, in the transaction that makes them.
    ///
    /// - Throws: ``Objection`` where they are inactive, have no address, or have a password already.
    func invite(_ person: PersonID, _ permit: Permit, byMail: Bool = true) throws {
        let link = try invitation(of: person, permit)
        if byMail {
            try dropWaitingMails(of: link, because: "another one was sent in its place", permit)
            try write(.permit(permit)) {
                try $0.queueMail(.invitation, to: .person(person), link: link, in: organisation, at: now)
            }
        }
        record(.personInvited(person: person.index), permit)
    }

    /// Invites a person and answers the word of the link, for whoever gives it to them by hand.
    func inviteByHand(_ person: PersonID, _ permit: Permit) throws -> String {
        let link = try invitation(of: person, permit)
        record(.invitationLinkShown(person: person.index), permit)
        return try write(.permit(permit)) { try $0.makeWord(of: link, in: organisation, at: now) }
    }

    /// Takes an invitation back: its links lead nowhere, and mails that wait are not sent.
    ///
    /// - Throws: ``Objection`` where there is none.
    func withdrawInvitation(of person: PersonID, _ permit: Permit) throws {
        guard let link = try transaction.openLink(.invitation, of: person, in: organisation) else {
            throw Objection("there is no invitation to withdraw", remedy: "look at the person's page again")
        }
        try endLinks([.invitation], of: person, .permit(permit))
        try dropWaitingMails(of: link.id, because: "the invitation was withdrawn", permit)
        record(.invitationWithdrawn(person: person.index), permit)
    }

    /// Ends the links by which somebody could set a password: what they lead to has changed.
    func endLinks(
        _ purposes: [EntryPurpose] = EntryPurpose.allCases,
        of person: PersonID,
        _ right: Right
    ) throws {
        try execute(EntryLinkRow.ending(purposes, of: person, by: viewer.person, in: organisation, at: now), right)
    }

    /// The number of the open invitation, made now or good for as long again.
    private func invitation(of person: PersonID, _ permit: Permit) throws -> Int64 {
        guard try hasAccount(person) else {
            throw Objection("there is no address to invite them at", remedy: "give them an e-mail address first")
        }
        guard try !hasPassword(person) else {
            throw Objection(
                "they have a password already",
                remedy: "they can have a new one by “Forgot your password?”"
            )
        }
        guard roster.isActive(person) else {
            throw Objection("they are inactive", remedy: "reactivate them first")
        }
        guard let open = try transaction.openLink(.invitation, of: person, in: organisation) else {
            return try write(.permit(permit)) {
                try $0.makeLink(.invitation, of: person, by: viewer.person, in: organisation, at: now)
            }
        }
        try execute(
            """
            UPDATE entry_link
            SET until_at = \(now.seconds + EntryPurpose.invitation.secondsMaximum)
            WHERE organisation_id = \(organisation) AND id = \(open.id)
            """,
            permit
        )
        return open.id
    }

    private func dropWaitingMails(of link: Int64, because reason: String, _ permit: Permit) throws {
        try execute(
            """
            UPDATE mail
            SET done_at = \(now), outcome = 'dropped', reason = \(reason)
            WHERE organisation_id = \(organisation) AND link_id = \(link) AND done_at IS NULL AND lease IS NULL
            """,
            permit
        )
    }
}
