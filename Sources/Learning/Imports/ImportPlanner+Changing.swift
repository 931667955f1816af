// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension ImportPlanner {
    /// What a line changes about somebody who is here.
    mutating func change(
        _ person: PersonRow,
        _ row: ImportRow,
        _ gifts: [ImportPlaces.Gift]
    ) throws -> ImportPlan.Fate {
        guard mapping.changesKnown else { return .same }
        let held = snapshot.roster.holdings(of: person.id).filter { $0.isCurrent(at: snapshot.now) }
        let missing = gifts.filter { gift in !held.contains { $0.role == gift.role && $0.node == gift.node } }
        let isRenamed = person.name != row.name.text
        let answered = try answers.changed(by: row, of: person.id)
        guard isRenamed || !missing.isEmpty || !answered.isEmpty else { return .same }
        guard person.isActive else {
            throw ImportRefusal("\(person.shown(to: snapshot)) is inactive. Reactivate them first.")
        }
        if isRenamed || !answered.isEmpty {
            try Self.refusing({ _ = try snapshot.permitProfile(of: person.id) }) { _ in
                "Somebody has the address \(row.address.text) already, whom you may not change."
            }
        }
        var says = isRenamed ? ["is called \(row.name.text) from now on, and not \(person.name)"] : []
        var planned: [Gift] = []
        for gift in missing {
            let facts = snapshot.model.roles[Int(gift.role.index)]
            let whole = Gift(of: facts.name, to: person.id, on: gift.node)
            try tryOut(whole)
            planned.append(whole)
            says.append("becomes \(snapshot.title(of: gift.role, on: gift.node))")
        }
        says += answers.words(answered)
        return .changed(
            ImportPlan.Change(
                person: person.id,
                nameBefore: person.name,
                name: isRenamed ? row.name : nil,
                gifts: planned,
                answers: answered,
                says: "\(isRenamed ? "" : person.name + " ")\(says.listedPlainly)."
            )
        )
    }

    /// Gives a role in the state to come, and keeps it there only if no rule is broken.
    private mutating func tryOut(_ gift: Gift) throws {
        let (next, changed) = try Self.refusing({
            let plan = try snapshot.plan(gift)
            var next = after
            for replaced in plan.replaced { try next.end(replaced.row, at: plan.holding.from, in: snapshot) }
            try next.give(plan.holding)
            let changed = [plan.holding] + plan.replaced.compactMap { $0.row.holding(in: snapshot.model) }
            _ = try snapshot.settle(&next, changing: changed, from: after)
            return (next, changed)
        }) { error in
            switch error {
            case let error as InvalidInput: error.problems.map(\.message).joined(separator: " ")
            case let error as Objection: error.sentence
            case let error as Refused: error.sentences.first ?? "You may not give this role."
            case is NotFound: "Somebody has this address already, whom you may not change."
            default: "This role cannot be given here. Leave it out."
            }
        }
        after = next
        touched += changed
    }

    /// Does something, of which a no is what becomes of the line; all else that is thrown is no line's fault.
    private static func refusing<Result>(
        _ body: () throws -> Result,
        _ words: (any Error) -> String
    ) throws -> Result {
        do {
            return try body()
        } catch let error
            where error is InvalidInput || error is Objection || error is Refused || error is NotFound
            || error is RosterError
        {
            throw ImportRefusal(words(error))
        }
    }
}
