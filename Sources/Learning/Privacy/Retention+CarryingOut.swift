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
    /// Each person is a transaction of its own, and so are some thousand rows of any other kind. Somebody whom a rule of
    /// the model needs stays. What goes wrong with one keeps nothing else.
    ///
    /// - Throws: at the end, what went wrong first.
    package func carryOut(in organisation: OrganisationID) async throws -> [RetentionDue] {
        var done: [RetentionDue] = []
        var failure: (any Error)?
        for kind in RetentionKind.allCases {
            do {
                let due =
                    kind == .deactivatedPeople
                    ? try await erasePeople(in: organisation, noting: &failure)
                    : try await letGo(kind, in: organisation)
                if due.count > 0 { done.append(due) }
            } catch {
                failure = failure ?? error
            }
            try Task.checkCancellation()
        }
        if let failure { throw failure }
        return done
    }

    /// At most so many people at once; the others go the next day.
    private static let peopleMaximum = 1_000

    private func erasePeople(
        in organisation: OrganisationID,
        noting failure: inout (any Error)?
    ) async throws -> RetentionDue {
        let (days, people) = try await platform.read(by: Viewer(.visitor, in: organisation)) { snapshot in
            let days = try snapshot.days(of: .deactivatedPeople)
            return (days, try days.map { try snapshot.peopleDue(days: $0, Self.peopleMaximum).map(\.id) } ?? [])
        }
        guard let days else { return RetentionDue(kind: .deactivatedPeople, days: nil, count: 0, names: []) }
        var names: [String] = []
        for person in people {
            do {
                if try await erase(person, days: days, in: organisation) { names.append(person.erasedName) }
            } catch is Objection {
                continue
            } catch {
                failure = failure ?? error
            }
            try Task.checkCancellation()
        }
        return RetentionDue(kind: .deactivatedPeople, days: days, count: names.count, names: names)
    }

    /// Answers whether it erased them: somebody may have reactivated or erased them meanwhile.
    private func erase(_ person: PersonID, days: Int, in organisation: OrganisationID) async throws -> Bool {
        try await amend(organisation) { amendment in
            guard try amendment.isDue(person, days: days) else { return false }
            try amendment.erase(try amendment.existing(person), .retention)
            return true
        }
    }

    /// Some thousand at a time, so that nobody's change waits for years of them, until none is left.
    private func letGo(_ kind: RetentionKind, in organisation: OrganisationID) async throws -> RetentionDue {
        var (days, count): (Int?, Int) = (nil, 0)
        while true {
            let some = try await amend(organisation) { [rowsAtOnce] in try $0.letGoOfSome(kind, atMost: rowsAtOnce) }
            days = some.days
            count += some.count
            if some.count < rowsAtOnce { return RetentionDue(kind: kind, days: days, count: count, names: []) }
            try Task.checkCancellation()
        }
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

    /// Lets go of some rows of one kind; an entry of the trail says how many.
    fileprivate func letGoOfSome(_ kind: RetentionKind, atMost limit: Int) throws -> (days: Int?, count: Int) {
        guard let days = try days(of: kind) else { return (nil, 0) }
        let rows = kind.rows(in: self, days: days)
        guard try transaction.row("SELECT 1 AS one FROM \(rows) LIMIT 1") != nil else { return (days, 0) }
        for statement in kind.goingWith(in: self, days: days, atMost: limit) { try execute(statement, .retention) }
        var redactions: [AuditRedaction] = []
        if kind == .waitingRegistrations || kind == .decidedRegistrations {
            let asked = try transaction.rows(
                "SELECT name, asked_at, decided_at FROM \(rows) ORDER BY id LIMIT \(limit)"
            )
            redactions = try takeApplicantsOutOfTrail(asked, .retention)
        }
        let count = try execute(kind.lettingGo(in: self, days: days, atMost: limit), .retention)
        if kind == .waitingRegistrations { try removeWordsOfDecidedRegistrations(.retention) }
        let made = redactions.isEmpty ? nil : redactions
        record(.retentionCarriedOut(kind: kind.title, count: count, redactions: made), .retention)
        return (days, count)
    }
}
