// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// Writes the first rows of an organisation, before there is anybody whom the engine could be asked about.
struct FoundingWriter {
    let transaction: any Transaction
    let organisation: OrganisationID
    let now: Instant

    /// Makes the organisation's own row, and the node that it is.
    init(_ transaction: any Transaction, _ title: Title, _ slug: String, at now: Instant) throws {
        self.transaction = transaction
        self.now = now
        try transaction.lock(Self.lock)
        organisation = OrganisationID(number: try transaction.nextNumber(in: "organisation", where: "TRUE"))
        do {
            try transaction.execute(
                """
                INSERT INTO organisation (id, slug, title, revision, created_at)
                VALUES (\(organisation), \(slug), \(title.text), 0, \(now))
                """
            )
        } catch StorageError.broken(.unique, _) {
            throw Objection("there is an organisation `\(slug)` already", remedy: "choose another word")
        }
        try addNode(.organisation, kind: Kind.organisation, title: title, flags: [])
    }

    /// Organisations are made one after another.
    private static let lock: Int64 = 4_711_000_000_000_002

    func addModel(_ name: String, _ text: String) throws {
        try transaction.execute(
            """
            INSERT INTO role_model_version (organisation_id, number, name, content, from_at)
            VALUES (\(organisation), 1, \(name), \(text), \(now))
            """
        )
    }

    func addNode(_ node: NodeID, kind: String, title: Title, flags: [String]) throws {
        try transaction.execute(
            """
            INSERT INTO node (organisation_id, id, kind, title, title_key, flags, created_at)
            VALUES (
                \(organisation), \(node), \(kind), \(title.text), \(title.key), \(flags.joined(separator: " ")), \(now)
            )
            """
        )
    }

    func add(_ person: FoundingPerson) throws {
        try transaction.execute(
            """
            INSERT INTO person (organisation_id, id, name, name_key, created_at)
            VALUES (\(organisation), \(person.id), \(person.name.text), \(person.name.key), \(now))
            """
        )
        try transaction.execute(
            """
            INSERT INTO account (organisation_id, person_id, email, email_key, password, changed_at)
            VALUES (
                \(organisation), \(person.id), \(person.address.text), \(person.address.key), \(person.password), \(now)
            )
            """
        )
        guard !person.isActive else { return }
        try transaction.execute(
            """
            INSERT INTO deactivation (organisation_id, person_id, from_revision, from_at)
            VALUES (\(organisation), \(person.id), 0, \(now))
            """
        )
    }

    func add(_ record: HoldingRecord) throws {
        let id = try transaction.nextNumber(in: "holding", of: organisation)
        let source = HoldingRow.spelling(of: Holding.Source(rawValue: record.source) ?? .hand)
        let node: Int64? = record.over == nil ? Int64(record.node ?? 0) : nil
        let ended: Int64? = record.until.flatMap { $0 <= now.seconds ? $0 : nil }
        try transaction.execute(
            """
            INSERT INTO holding (
                organisation_id, id, person_id, role, node_id, over_person_id, from_at, until_at, source, given_by,
                stands_in_for, given_at, ended_at
            )
            VALUES (
                \(organisation), \(id), \(Int64(record.person)), \(record.role), \(node),
                \(record.over.map(Int64.init)), \(record.from), \(record.until), \(source),
                \(record.givenBy.map(Int64.init)), \(record.standsInFor.map(Int64.init)),
                \(min(record.from ?? now.seconds, now.seconds)), \(ended)
            )
            """
        )
    }

    /// Writes down what the operator did.
    func record(_ act: Act) throws {
        try AuditChain.append(act, at: now, by: nil, reasons: Right.operatorWords, of: organisation, in: transaction)
    }
}

/// A person to be made with an organisation.
struct FoundingPerson {
    var id: PersonID
    var name: Title
    var address: EmailAddress
    var password: String?
    var isActive = true
}

extension HoldingRecord {
    /// A role on the organisation, by hand and until further notice.
    init(role: String, of person: UInt32, from: Instant) {
        self.init(
            person: person,
            role: role,
            node: 0,
            over: nil,
            from: from.seconds,
            until: nil,
            source: Holding.Source.hand.rawValue,
            givenBy: nil,
            standsInFor: nil
        )
    }
}
