// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// What looking through an audit trail found.
package struct AuditVerification: Sendable, Hashable {
    package let entriesCount: Int
    /// The number of the first entry that is not what it was, or that is missing; nothing where the trail is whole.
    package let firstBroken: Int64?
    /// How many entries have no name any more, because somebody was erased.
    package let redactedCount: Int
    /// The hash of the last entry: noted somewhere else, it also shows whether the end was cut off.
    package let head: String

    package var isWhole: Bool { firstBroken == nil }
}

extension Audit {
    /// Looks through the whole trail of an organisation: for the operator.
    package func verify(_ organisation: OrganisationID) async throws -> AuditVerification {
        try await lookThrough(organisation)
    }

    /// The same for somebody who may see the trail.
    package func verify(by viewer: Viewer) async throws -> AuditVerification {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.auditView, Resource(.organisation))
        }
        return try await lookThrough(viewer.organisation)
    }

    /// A thousand entries at a time, each in a transaction of its own: a trail only grows, and may be longer than memory
    /// and patience.
    private func lookThrough(_ organisation: OrganisationID) async throws -> AuditVerification {
        var seen = AuditVerification(
            entriesCount: 0,
            firstBroken: nil,
            redactedCount: 0,
            head: AuditChain.beginning(of: organisation)
        )
        while true {
            let before = seen
            seen = try await platform.database.read { try $0.verifyTrail(of: organisation, after: before) }
            guard seen.isWhole, seen.entriesCount > before.entriesCount else { return seen }
            try Task.checkCancellation()
        }
    }
}

extension ReadTransaction {
    /// Looks through the next entries after those that were found whole.
    fileprivate func verifyTrail(
        of organisation: OrganisationID,
        after seen: AuditVerification
    ) throws -> AuditVerification {
        let rows = try rows(
            """
            SELECT number, at, actor_id, acting_as_id, act, about_person_id, details, reasons, hash
            FROM audit_entry
            WHERE organisation_id = \(organisation) AND number > \(seen.entriesCount)
            ORDER BY number
            LIMIT 1000
            """
        )
        var (count, hash, redactedCount) = (Int64(seen.entriesCount), seen.head, seen.redactedCount)
        var redactions: [Int64: String]?
        var firstBroken: Int64?
        for row in rows {
            let fields = try AuditChain.Fields(row)
            let kept: String = try row.read("hash")
            if AuditChain.hash(fields, after: hash) != kept {
                // A name was taken out: then the entry is exactly what the erasure says, which is in this snapshot too.
                let known = try redactions ?? self.redactions(of: organisation)
                redactions = known
                if known[fields.number] == AuditRedaction.hash(of: fields) {
                    redactedCount += 1
                } else {
                    firstBroken = count + 1
                }
            }
            if fields.number != count + 1 { firstBroken = count + 1 }
            if firstBroken != nil { break }
            (count, hash) = (fields.number, kept)
        }
        return AuditVerification(
            entriesCount: Int(count),
            firstBroken: firstBroken,
            redactedCount: redactedCount,
            head: hash
        )
    }
}

extension AuditChain.Fields {
    init(_ row: Row) throws {
        self.init(
            number: try row.read("number"),
            at: try row.read("at"),
            actor: try row.read("actor_id"),
            actingAs: try row.read("acting_as_id"),
            act: try row.read("act"),
            about: try row.read("about_person_id"),
            details: try row.read("details"),
            reasons: try row.read("reasons")
        )
    }
}
