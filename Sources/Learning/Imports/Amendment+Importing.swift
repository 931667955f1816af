// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Does what a plan says, all of it or nothing.
    func carryOut(_ plan: ImportPlan, invites: Bool, _ permit: Permit, progress: ImportProgress.Report) throws {
        let newcomers = plan.newcomers
        let total = newcomers.count + plan.changes.count
        let first = try add(newcomers, permit) { try progress($0, total) }
        for (offset, newcomer) in newcomers.enumerated()
        where invites || !newcomer.gifts.isEmpty || !newcomer.answers.isEmpty {
            let person = PersonID(index: first.index + UInt32(offset))
            if !newcomer.answers.isEmpty { try write(newcomer.answers, for: person, .permit(permit)) }
            for gift in newcomer.gifts {
                let permit = try self.permit(giving: gift.role, on: gift.node, to: person)
                try give(Holding(person, gift.role, on: gift.node, from: now, givenBy: viewer.person), permit)
            }
            if invites { try invite(person, permit) }
        }
        for (done, change) in plan.changes.enumerated() {
            try carryOut(change)
            if done.isMultiple(of: 100) { try progress(newcomers.count + done, total) }
        }
    }

    private func carryOut(_ change: ImportPlan.Change) throws {
        if let name = change.name {
            let permit = try permitProfile(of: change.person)
            try execute(
                """
                UPDATE person
                SET name = \(name.text), name_key = \(name.key)
                WHERE organisation_id = \(organisation) AND id = \(change.person)
                """,
                permit
            )
            record(
                .profileEdited(person: change.person.index, nameBefore: change.nameBefore, nameAfter: name.text),
                permit
            )
        }
        if !change.answers.isEmpty {
            let permit = try permitProfile(of: change.person)
            try write(change.answers, for: change.person, .permit(permit))
            record(.profileAnswered(person: change.person.index), permit)
        }
        for gift in change.gifts { try carryOut(try plan(gift)) }
    }

    /// Makes the rows of new people, some hundred at a time; answers the number of the first.
    private func add(
        _ newcomers: [ImportPlan.Newcomer],
        _ permit: Permit,
        progress: (Int) throws -> Void
    ) throws -> PersonID {
        let first = UInt32(roster.peopleCount)
        guard !newcomers.isEmpty else { return PersonID(index: first) }
        try change(.addPeople(count: newcomers.count))
        for begin in stride(from: 0, to: newcomers.count, by: Self.rowsAtOnce) {
            let some = newcomers[begin..<min(begin + Self.rowsAtOnce, newcomers.count)].enumerated().map { place, one in
                (PersonID(index: first + UInt32(begin + place)), one)
            }
            try insert(some, permit)
            for (person, one) in some { record(.personRegistered(person: person.index, name: one.name.text), permit) }
            try progress(begin + some.count)
        }
        return PersonID(index: first)
    }

    private static var rowsAtOnce: Int { 100 }

    private func insert(_ people: [(PersonID, ImportPlan.Newcomer)], _ permit: Permit) throws {
        let rows = people.map { person, one -> SQL in
            "(\(organisation), \(person), \(one.name.text), \(one.name.key), \(now), \(viewer.person))"
        }
        try execute(
            """
            INSERT INTO person (organisation_id, id, name, name_key, created_at, created_by)
            VALUES \(SQL.joined(rows, by: ", "))
            """,
            permit
        )
        let accounts = people.map { person, one -> SQL in
            "(\(organisation), \(person), \(one.address.text), \(one.address.key), \(now))"
        }
        try execute(
            """
            INSERT INTO account (organisation_id, person_id, email, email_key, changed_at)
            VALUES \(SQL.joined(accounts, by: ", "))
            """,
            permit
        )
    }
}
