// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels

/// People, what they hold and which of their own settings are on.
extension OrganisationBuilder {
    mutating func addPeople() {
        for person in description.people {
            attempt("person `\(person.name)`", line: person.sourceLine) { builder throws(Objection) in
                do throws(RosterError) {
                    let id = try builder.roster.addPerson(active: person.isActive)
                    builder.lookup.directory.add(PersonEntry(id: id, name: person.name, fullName: person.title))
                } catch {
                    throw Objection("more people than can be numbered", remedy: "use fewer")
                }
            }
        }
        for person in description.people { turnOnSettings(of: person) }
    }

    private mutating func turnOnSettings(of person: PersonDescription) {
        for name in person.settings {
            attempt("`settings` of person `\(person.name)`", line: person.sourceLine) { builder throws(Objection) in
                let setting = try builder.lookup.personSetting(named: name)
                let id = try builder.lookup.person(named: person.name)
                // The person is known: it was looked up.
                try? builder.roster.turn(setting, on: true, for: id)
            }
        }
    }

    mutating func addHoldings() {
        for person in description.people {
            for holding in person.holdings {
                let line = holding.sourceLine ?? person.sourceLine
                attempt("person `\(person.name)`", line: line) { builder throws(Objection) in
                    try builder.add(holding, of: try builder.lookup.person(named: person.name), line: line)
                }
            }
        }
    }

    private mutating func add(_ description: HoldingDescription, of person: PersonID, line: Int?) throws(Objection) {
        let role = try lookup.role(named: description.role)
        let node = try lookup.node(named: description.node ?? Kind.organisation)
        let kind = node.person == nil ? nodeKinds[node] ?? .organisation : .person
        try lookup.check(role, isHeldOn: kind, description.node)
        var holding = Holding(
            person,
            role,
            on: node,
            from: description.from ?? .distantPast,
            until: description.until ?? .distantFuture,
            source: description.source
        )
        holding.givenBy = try description.givenBy.map { name throws(Objection) in try lookup.person(named: name) }
        holding.standsInFor = try description.standsInFor.map { name throws(Objection) in
            try lookup.person(named: name)
        }
        guard holdingLines[holding] == nil else {
            throw Objection("holds `\(description.role)` twice", remedy: "remove one of them")
        }
        holdingLines[holding] = line
        // Person, node, role and kind were looked up; too many would be found when the roster is built.
        try? roster.give(holding)
    }
}

extension Lookup {
    /// Objects to a role that is not held on nodes of a kind, and to one that is not given at all.
    ///
    /// The node is given as it was named: nothing if the organisation went without saying.
    func check(_ role: RoleID, isHeldOn kind: KindID, _ node: String?) throws(Objection) {
        let facts = model.roles[Int(role.index)]
        guard facts.role.everyone == .nobody else {
            throw Objection("`\(facts.name)` is held by everyone and given to nobody", remedy: "leave it out")
        }
        guard !facts.heldOn.contains(kind) else { return }
        let kinds = facts.role.heldOn.map { "a \($0)" }.joined(separator: " or ")
        let remedy = "write `\(facts.name) on NODE`, with the name of \(kinds)"
        guard let node, kind != .organisation else {
            throw Objection("`\(facts.name)` is not held on the organisation", remedy: remedy)
        }
        let own = model.kinds[Int(kind.index)].kind.name
        throw Objection(
            "`\(facts.name)` is not held on `\(node)`, a \(own)",
            remedy: facts.role.heldOn == [Kind.organisation]
                ? "it is held on the organisation: write `\(facts.name)` alone" : "it is held on \(kinds)"
        )
    }
}
