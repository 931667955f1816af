// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension Entrance {
    /// For a demonstration: somebody active for each role that somebody holds now, in the order of the model.
    ///
    /// Of several the one with fewest roles is taken, so that each shows a role for what it is. What everyone holds without
    /// being given it comes last, and only where it shows somebody new.
    package func demonstrators(of organisation: OrganisationID) async throws -> [Demonstrator] {
        try await platform.read(by: Viewer(.visitor, in: organisation)) { snapshot in
            let (given, implied) = snapshot.plainestHolders
            let shown = snapshot.model.roles.map(\.id).compactMap { role in given[role].map { (role, $0) } }
            let people = Set(shown.map(\.1))
            let others = snapshot.model.roles.map(\.id).compactMap { role in implied[role].map { (role, $0) } }
                .filter { given[$0.0] == nil && !people.contains($0.1) }
            let all = shown + others
            let names = try snapshot.names(of: Array(Set(all.map(\.1))))
            return all.compactMap { role, person in
                names[person].map { snapshot.demonstrator(of: role, person, $0) }
            }
        }
    }
}

/// A person whose role can be looked at in a demonstration.
package struct Demonstrator: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    package let role: String
    package let roleTitle: String
}

extension Snapshot {
    /// For each role an active person who holds it now and few others: by gift, and without having been given it.
    fileprivate var plainestHolders: (given: [RoleID: PersonID], implied: [RoleID: PersonID]) {
        var given: [RoleID: (person: PersonID, rolesCount: Int)] = [:]
        var implied: [RoleID: (person: PersonID, rolesCount: Int)] = [:]
        for person in roster.allPeople.prefix(Self.demonstratorsConsidered) where roster.isActive(person) {
            let held = Set(roster.holdings(of: person).filter { $0.isCurrent(at: now) }.map(\.role))
            for role in held where held.count < given[role]?.rolesCount ?? .max { given[role] = (person, held.count) }
            for role in impliedRoles(beside: held) where held.count < implied[role]?.rolesCount ?? .max {
                implied[role] = (person, held.count)
            }
        }
        implied = implied.filter { model.roles[Int($0.key.index)].role.everyone != .visitors }
        return (given.mapValues(\.person), implied.mapValues(\.person))
    }

    fileprivate func demonstrator(of role: RoleID, _ person: PersonID, _ name: String) -> Demonstrator {
        let facts = model.roles[Int(role.index)]
        return Demonstrator(person: person, name: name, role: facts.name, roleTitle: title(telling: facts))
    }

    /// The title of a role in a list of all: those that bear the same are told apart by what they are held on.
    func title(telling facts: RoleFacts) -> String {
        let title = facts.role.title
        let isShared = model.roles.contains { $0.id != facts.id && $0.role.title == title }
        let kind = isShared ? facts.heldOn.first.map { self.title(of: $0) } : nil
        return kind.map { "\(title) (\($0))" } ?? title
    }

    private static var demonstratorsConsidered: Int { 10_000 }
}
