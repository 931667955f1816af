// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

/// The link between one entry of an audit trail and the next.
///
/// The hash of an entry covers the hash before it and every field of its own, each with its length, so that no entry
/// can be changed, left out or put in without every later hash being another.
struct AuditChain {
    /// Before the first entry: another for each organisation, so that no trail can stand in for another's.
    static func beginning(of organisation: OrganisationID) -> String {
        SHA256.hex(of: "the trail of organisation \(organisation.number)")
    }

    /// The fields of an entry as they are stored, without its hash.
    struct Fields: Sendable, Hashable {
        var number: Int64
        var at: Instant
        var actor: PersonID?
        var actingAs: PersonID?
        var act: String
        var about: PersonID?
        var details: String
        var reasons: String
    }

    static func hash(_ fields: Fields, after previous: String) -> String {
        let person = { (id: PersonID?) in id.map { String($0.index) } ?? "-" }
        let parts = [
            previous, String(fields.number), String(fields.at.seconds), person(fields.actor), person(fields.actingAs),
            fields.act, person(fields.about), fields.details, fields.reasons,
        ]
        return SHA256.hex(of: parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ","))
    }

    /// An act as it is stored.
    static func details(of act: Act) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(act), as: UTF8.self)
    }

    /// The end of an organisation's trail.
    static func head(
        of organisation: OrganisationID,
        in transaction: any ReadTransaction
    ) throws -> (number: Int64, hash: String) {
        let row = try transaction.row(
            """
            SELECT number, hash
            FROM audit_entry
            WHERE organisation_id = \(organisation)
            ORDER BY number DESC
            LIMIT 1
            """
        )
        guard let row else { return (0, beginning(of: organisation)) }
        return (try row.read("number"), try row.read("hash"))
    }

    /// Adds an entry at the end of an organisation's trail.
    ///
    /// INVARIANT: the caller holds the organisation's lock, so that no two entries follow the same one.
    static func append(
        _ act: Act,
        at now: Instant,
        by actor: PersonID?,
        as other: PersonID? = nil,
        reasons: String,
        of organisation: OrganisationID,
        in transaction: any Transaction
    ) throws {
        try append([(act, reasons)], at: now, by: actor, as: other, of: organisation, in: transaction)
    }

    /// Adds entries at the end of an organisation's trail, each after the one before.
    ///
    /// INVARIANT: the caller holds the organisation's lock.
    static func append(
        _ acts: [(act: Act, reasons: String)],
        at now: Instant,
        by actor: PersonID?,
        as other: PersonID?,
        of organisation: OrganisationID,
        in transaction: any Transaction
    ) throws {
        guard !acts.isEmpty else { return }
        var head = try head(of: organisation, in: transaction)
        for begin in stride(from: 0, to: acts.count, by: entriesAtOnce) {
            let rows = try acts[begin..<min(begin + entriesAtOnce, acts.count)].map { act, reasons -> SQL in
                let fields = Fields(
                    number: head.number + 1,
                    at: now,
                    actor: actor,
                    actingAs: other,
                    act: act.kind.rawValue,
                    about: act.person,
                    details: try details(of: act),
                    reasons: reasons
                )
                head = (fields.number, hash(fields, after: head.hash))
                return """
                    (\(organisation), \(fields.number), \(fields.at), \(fields.actor), \(fields.actingAs), \(fields.act),
                    \(fields.about), \(fields.details), \(fields.reasons), \(head.hash))
                    """
            }
            try transaction.execute(
                """
                INSERT INTO audit_entry (
                    organisation_id, number, at, actor_id, acting_as_id, act, about_person_id, details, reasons, hash
                )
                VALUES \(SQL.joined(rows, by: ", "))
                """
            )
        }
    }

    private static let entriesAtOnce = 50
}
