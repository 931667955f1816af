// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Entrance {
    /// Tells somebody what happened at the front door, where there is no viewer.
    ///
    /// INVARIANT: the transaction holds the organisation's lock and can write.
    func inform(
        _ person: PersonID,
        of notice: Notice,
        in organisation: OrganisationID,
        _ transaction: any Transaction
    ) throws {
        let (_, now) = try platform.rosters.state(of: organisation, in: transaction, platform.clock)
        try transaction.inform(person, of: notice, in: organisation, at: now)
    }

    /// Tells somebody that they sign in with a browser that they did not use before.
    func warn(of browser: String, _ entering: Entering, in transaction: any Transaction) throws {
        let words = transaction.shortened(browser)
        guard try transaction.isNew(words, of: entering.person, in: entering.organisation) else { return }
        try inform(entering.person, of: .newBrowser(words), in: entering.organisation, transaction)
    }

    /// Tells somebody that their password is known to whoever guesses codes, once a day however long they do.
    func warnOfWrongCodes(
        _ person: PersonID,
        in organisation: OrganisationID,
        at now: Instant,
        _ transaction: any Transaction
    ) throws {
        let told = try transaction.row(
            """
            SELECT id
            FROM outbox
            WHERE organisation_id = \(organisation) AND person_id = \(person)
                AND notice = \(#"{"wrongCodes":{}}"#) AND at > \(now.seconds - 86_400)
            LIMIT 1
            """
        )
        if told == nil { try inform(person, of: .wrongCodes, in: organisation, transaction) }
    }
}
