// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Whom a mail is for, by what is known when it is put into the queue.
enum MailReceiver: Sendable, Hashable {
    case person(PersonID)
    /// At an address that was theirs, to be warned at.
    case former(PersonID, address: String)
    /// Whoever has this address, if anybody does.
    case address(key: String)
    /// Who registered themselves.
    case registration(Int64)
}

extension Transaction {
    /// Puts a mail into the queue: it is there exactly if what it tells of is.
    ///
    /// The row says what the mail is about and never what it says, so that neither a secret nor what somebody may not
    /// see any more lies in the queue. It is written when it is sent.
    ///
    /// INVARIANT: the transaction holds the organisation's lock, so that no two mails get the same number.
    @discardableResult
    func queueMail(
        _ kind: MailKind,
        to receiver: MailReceiver,
        link: Int64? = nil,
        due: Instant? = nil,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Int64 {
        let id = try nextNumber(in: "mail", of: organisation)
        var (person, registration, key): (PersonID?, Int64?, String?) = (nil, nil, nil)
        switch receiver {
        case .person(let known): person = known
        case .former(let known, let address): (person, key) = (known, address)
        case .address(let asked): key = asked
        case .registration(let number): registration = number
        }
        try execute(
            """
            INSERT INTO mail (
                organisation_id, id, kind, person_id, registration_id, asked_for, link_id, rank, word, made_at, due_at
            )
            VALUES (
                \(organisation), \(id), \(kind.rawValue), \(person), \(registration), \(key), \(link), \(kind.rank),
                \(String(Token.random().prefix(32))), \(now), \(due ?? now)
            )
            """
        )
        return id
    }
}
