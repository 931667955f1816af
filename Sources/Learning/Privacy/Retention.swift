// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How long things are kept, and letting go of them.
package struct Retention: Sendable {
    let platform: Platform

    /// So many go in one transaction.
    var rowsAtOnce = 5_000

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
        try Self.check(days, for: kind)
        return try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.settingEdit, Resource(in: .organisation))
            try snapshot.demandErasing(by: kind)
            return try snapshot.due(kind, days: days)
        }
    }

    /// Says after how many days something goes; without days it is kept.
    ///
    /// - Throws: ``Refused`` where the viewer may not change settings, or makes people go and may erase nobody.
    package func keep(_ kind: RetentionKind, days: Int?, by viewer: Viewer) async throws {
        try Self.check(days, for: kind)
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.settingEdit, Resource(in: .organisation))
            try amendment.demandErasing(by: kind)
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

    private static func check(_ days: Int?, for kind: RetentionKind) throws {
        guard let days else {
            if kind.mayStay { return }
            throw InvalidInput("days", "Write a number of days from 1 to \(daysMaximum): these do not wait for ever.")
        }
        if (1...daysMaximum).contains(days) { return }
        if !kind.mayStay { throw InvalidInput("days", "Write a number of days from 1 to \(daysMaximum).") }
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
    /// Stops who would have people erased by a rule and may erase nobody by hand.
    ///
    /// - Throws: ``Refused``.
    fileprivate func demandErasing(by kind: RetentionKind) throws {
        guard kind == .deactivatedPeople, scope(.personDelete).isNothing else { return }
        _ = try permit(.personDelete, Resource(.organisation))
    }

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
