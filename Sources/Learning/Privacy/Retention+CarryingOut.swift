// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Retention {
    /// What the rules of an organisation would let go of now: for the operator.
    package func due(in organisation: OrganisationID) async throws -> [RetentionDue] {
        try await platform.read(by: Viewer(.visitor, in: organisation)) { snapshot in
            try RetentionKind.allCases.map { try snapshot.due($0) }
        }
    }

    /// Lets go of what has been kept long enough; answers what went.
    ///
    /// Each kind is a transaction of its own, and so is each person. Somebody whom a rule of the model needs stays.
    package func carryOut(in organisation: OrganisationID) async throws -> [RetentionDue] {
        var done: [RetentionDue] = []
        for kind in RetentionKind.allCases {
            let due =
                kind == .deactivatedPeople
                ? try await erasePeople(in: organisation)
                : try await amend(organisation) { try $0.letGo(kind) }
            if due.count > 0 { done.append(due) }
        }
        return done
    }

    /// Does so where it was not done in the last day, by whichever server; answers nothing where it was.
    package func carryOutDaily(in organisation: OrganisationID) async throws -> [RetentionDue]? {
        let now = platform.clock()
        let isDue = try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let row = try transaction.row("SELECT at FROM retention_run WHERE organisation_id = \(organisation)")
            if let last: Instant = try row?.read("at"), now.seconds - last.seconds < Self.secondsBetween {
                return false
            }
            try transaction.execute(
                """
                INSERT INTO retention_run (organisation_id, at) VALUES (\(organisation), \(now))
                ON CONFLICT (organisation_id) DO UPDATE SET at = \(now)
                """
            )
            return true
        }
        return isDue ? try await carryOut(in: organisation) : nil
    }

    /// The numbers of all organisations.
    package func organisations() async throws -> [OrganisationID] {
        try await platform.database.read { transaction in
            try transaction.rows("SELECT id FROM organisation ORDER BY id").map { try $0.read("id") }
        }
    }

    private static let secondsBetween: Int64 = 24 * 3600 - 600

    /// At most so many people at once; the others go the next day.
    private static let peopleMaximum = 1_000

    private func erasePeople(in organisation: OrganisationID) async throws -> RetentionDue {
        let (days, people) = try await platform.read(by: Viewer(.visitor, in: organisation)) { snapshot in
            let days = try snapshot.days(of: .deactivatedPeople)
            return (days, try days.map { try snapshot.peopleDue(days: $0, Self.peopleMaximum).map(\.id) } ?? [])
        }
        guard let days else { return RetentionDue(kind: .deactivatedPeople, days: nil, count: 0, names: []) }
        var names: [String] = []
        for person in people {
            do {
                try await amend(organisation) { amendment in
                    // Somebody may have reactivated or erased them meanwhile.
                    guard try amendment.isDue(person, days: days) else { return }
                    try amendment.erase(try amendment.existing(person), .retention)
                }
                names.append(person.erasedName)
            } catch is Objection {
                continue
            }
        }
        return RetentionDue(kind: .deactivatedPeople, days: days, count: names.count, names: names)
    }

    private func amend<Result: Sendable>(
        _ organisation: OrganisationID,
        _ body: @escaping @Sendable (Amendment) throws -> Result
    ) async throws -> Result {
        try await platform.amend(by: Viewer(.visitor, in: organisation), body)
    }
}

extension Right {
    fileprivate static let retention = Right.rule("the rule of how long things are kept")
}

extension Amendment {
    fileprivate func isDue(_ person: PersonID, days: Int) throws -> Bool {
        let row = try transaction.row(
            """
            SELECT deactivation.person_id
            FROM \(RetentionKind.deactivatedPeople.rows(in: self, days: days)) AND deactivation.person_id = \(person)
            """
        )
        return row != nil
    }

    /// Lets go of one kind, but for people; an entry of the trail says how many.
    fileprivate func letGo(_ kind: RetentionKind) throws -> RetentionDue {
        guard let days = try days(of: kind) else {
            return RetentionDue(kind: kind, days: nil, count: 0, names: [])
        }
        let rows = kind.rows(in: self, days: days)
        guard try transaction.row("SELECT 1 AS one FROM \(rows) LIMIT 1") != nil else {
            return RetentionDue(kind: kind, days: days, count: 0, names: [])
        }
        let count: Int
        if kind == .decidedRegistrations {
            count = try emptyRegistrations(days: days)
        } else {
            count = try execute("DELETE FROM \(rows)", .retention)
        }
        record(.retentionCarriedOut(kind: kind.title, count: count), .retention)
        return RetentionDue(kind: kind, days: days, count: count, names: [])
    }

    private func emptyRegistrations(days: Int) throws -> Int {
        try execute(
            """
            UPDATE registration
            SET name = 'Somebody', email = '', email_key = '', password = '', answers = ''
            WHERE organisation_id = \(organisation) AND decided_at < \(now.seconds - Int64(days) * 86_400)
                AND email <> ''
            """,
            .retention
        )
    }
}
