// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How long things are kept, and letting go of them.
package struct Retention: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package static let daysMaximum = 36_500

    /// The rules, each with what it would let go of now.
    package func rules(by viewer: Viewer) async throws -> [RetentionDue] {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.settingView, Resource(in: .organisation))
            return try RetentionKind.allCases.map { try snapshot.due($0) }
        }
    }

    /// What a rule would let go of now if it were another, before it is made.
    package func preview(_ kind: RetentionKind, days: Int?, by viewer: Viewer) async throws -> RetentionDue {
        try Self.check(days)
        return try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.settingEdit, Resource(in: .organisation))
            return try snapshot.due(kind, days: days)
        }
    }

    /// Says after how many days something goes; without days it is kept.
    package func keep(_ kind: RetentionKind, days: Int?, by viewer: Viewer) async throws {
        try Self.check(days)
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.settingEdit, Resource(in: .organisation))
            try amendment.execute(
                """
                INSERT INTO retention_rule (organisation_id, id, kind, days, from_at, made_by)
                VALUES (
                    \(amendment.organisation), \(try amendment.nextNumber(in: "retention_rule")), \(kind.rawValue),
                    \(days), \(amendment.now), \(viewer.person)
                )
                """,
                permit
            )
            amendment.record(.retentionRuleMade(kind: kind.title, days: days), permit)
        }
    }

    private static func check(_ days: Int?) throws {
        guard let days, !(1...daysMaximum).contains(days) else { return }
        throw InvalidInput("days", "Write a number of days from 1 to \(daysMaximum), or leave it empty to keep it.")
    }
}

/// What a rule lets go of.
package struct RetentionDue: Sendable, Hashable {
    package let kind: RetentionKind
    /// Nothing where it is kept without end.
    package let days: Int?
    /// How many have been kept long enough.
    package let count: Int
    /// The people among them, at most so many.
    package let names: [String]

    static let namesMaximum = 100
}

extension Snapshot {
    /// After how many days something goes: as the organisation said last, or as delivered.
    func days(of kind: RetentionKind) throws -> Int? {
        let row = try transaction.row(
            """
            SELECT days
            FROM retention_rule
            WHERE organisation_id = \(organisation) AND kind = \(kind.rawValue)
            ORDER BY id DESC
            LIMIT 1
            """
        )
        guard let row else { return kind.daysAsDelivered }
        return try row.read("days")
    }

    func due(_ kind: RetentionKind) throws -> RetentionDue {
        try due(kind, days: try days(of: kind))
    }

    func due(_ kind: RetentionKind, days: Int?) throws -> RetentionDue {
        guard let days else { return RetentionDue(kind: kind, days: nil, count: 0, names: []) }
        let row = try transaction.row("SELECT COUNT(*) AS total FROM \(kind.rows(in: self, days: days))")
        var names: [String] = []
        if kind == .deactivatedPeople {
            names = try peopleDue(days: days, RetentionDue.namesMaximum).map(\.name)
        }
        return RetentionDue(kind: kind, days: days, count: try row?.read("total") ?? 0, names: names)
    }

    /// Who has been inactive long enough, the longest first.
    func peopleDue(days: Int, _ limit: Int) throws -> [(id: PersonID, name: String)] {
        try transaction.rows(
            """
            SELECT deactivation.person_id, person.name
            FROM \(RetentionKind.deactivatedPeople.rows(in: self, days: days))
            ORDER BY deactivation.from_at, deactivation.person_id
            LIMIT \(limit)
            """
        ).map { (id: try $0.read("person_id"), name: try $0.read("name")) }
    }
}

extension RetentionKind {
    /// The table, and which of its rows have been kept long enough.
    func rows(in snapshot: Snapshot, days: Int) -> SQL {
        let before = snapshot.now.seconds - Int64(days) * 86_400
        let organisation = snapshot.organisation
        return switch self {
        case .deactivatedPeople:
            """
            deactivation
            JOIN person
                ON person.organisation_id = deactivation.organisation_id AND person.id = deactivation.person_id
            LEFT JOIN erasure
                ON erasure.organisation_id = deactivation.organisation_id
                AND erasure.person_id = deactivation.person_id
            WHERE deactivation.organisation_id = \(organisation) AND deactivation.until_at IS NULL
                AND deactivation.from_at < \(before) AND erasure.person_id IS NULL
            """
        case .endedSessions:
            // One that nobody used for so long has ended as well.
            """
            session
            WHERE organisation_id = \(organisation)
                AND (ended_at < \(before) OR seen_at < \(before - Session.ageSecondsMaximum))
            """
        case .signInFailures: "sign_in_failure WHERE organisation_id = \(organisation) AND at < \(before)"
        case .readNotices: "outbox WHERE organisation_id = \(organisation) AND read_at < \(before)"
        case .decidedRegistrations:
            "registration WHERE organisation_id = \(organisation) AND decided_at < \(before) AND email <> ''"
        case .pageViews: "page_view WHERE organisation_id = \(organisation) AND day < \(before / 86_400)"
        }
    }
}
