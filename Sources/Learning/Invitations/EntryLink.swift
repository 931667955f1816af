// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// What a link to set a password with is for.
package enum EntryPurpose: String, Sendable, Hashable, CaseIterable {
    /// Somebody who never had a password is let in.
    case invitation
    /// Somebody forgot theirs.
    case reset

    /// How long such a link is good for.
    package var secondsMaximum: Int64 {
        switch self {
        case .invitation: 14 * 86_400
        case .reset: 3_600
        }
    }
}

/// A link by which somebody sets a password, as it is kept.
struct EntryLinkRow: Sendable {
    let id: Int64
    let person: PersonID
    let madeAt: Instant
    let until: Instant

    static let columns: SQL = "entry_link.id, entry_link.person_id, entry_link.made_at, entry_link.until_at"

    init(_ row: Row) throws {
        id = try row.read("id")
        person = try row.read("person_id")
        madeAt = try row.read("made_at")
        until = try row.read("until_at")
    }
}

extension ReadTransaction {
    /// The link of a person that is neither used nor withdrawn; its time may be over.
    func openLink(
        _ purpose: EntryPurpose,
        of person: PersonID,
        in organisation: OrganisationID
    ) throws -> EntryLinkRow? {
        try row(
            """
            SELECT \(EntryLinkRow.columns)
            FROM entry_link
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND purpose = \(purpose.rawValue)
                AND ended_at IS NULL
            """
        ).map(EntryLinkRow.init)
    }
}

extension Transaction {
    /// Makes a link; one of the same purpose must not be open.
    func makeLink(
        _ purpose: EntryPurpose,
        of person: PersonID,
        by maker: PersonID?,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Int64 {
        let id = try nextNumber(in: "entry_link", of: organisation)
        try execute(
            """
            INSERT INTO entry_link (organisation_id, id, person_id, purpose, made_at, made_by, until_at)
            VALUES (
                \(organisation), \(id), \(person), \(purpose.rawValue), \(now), \(maker),
                \(now.seconds + purpose.secondsMaximum)
            )
            """
        )
        return id
    }

    /// A new word for a link, which whoever is told it can follow; it is stored nowhere.
    func makeWord(of link: Int64, in organisation: OrganisationID, at now: Instant) throws -> String {
        let word = Token.random()
        try execute(
            """
            INSERT INTO entry_word (organisation_id, hash, link_id, made_at)
            VALUES (\(organisation), \(SHA256.hex(of: word)), \(link), \(now))
            """
        )
        return word
    }
}

extension EntryLinkRow {
    /// The statement that ends a person's open links, of one purpose or of each.
    static func ending(
        _ purposes: [EntryPurpose] = EntryPurpose.allCases,
        of person: PersonID,
        by ender: PersonID?,
        in organisation: OrganisationID,
        at now: Instant
    ) -> SQL {
        """
        UPDATE entry_link
        SET ended_at = \(now), ended_by = \(ender)
        WHERE organisation_id = \(organisation) AND person_id = \(person) AND ended_at IS NULL
            AND purpose \(in: purposes.map(\.rawValue))
        """
    }
}
