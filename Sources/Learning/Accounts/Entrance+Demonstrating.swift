// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension Entrance {
    /// For a demonstration: somebody active for each role that somebody holds now, in the order of the model.
    ///
    /// Of several the one with fewest roles is taken, so that each shows a role for what it is.
    package func demonstrators(of organisation: OrganisationID) async throws -> [Demonstrator] {
        try await platform.read(by: Viewer(.visitor, in: organisation)) { snapshot in
            let holders = snapshot.plainestHolders
            let names = try snapshot.names(of: Array(Set(holders.values)))
            return snapshot.model.roles.compactMap { facts in
                guard let person = holders[facts.id], let name = names[person] else { return nil }
                return Demonstrator(person: person, name: name, role: facts.name, roleTitle: facts.role.title)
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
    /// For each role an active person who holds it now, what nobody gave included, and who holds few others.
    fileprivate var plainestHolders: [RoleID: PersonID] {
        var holders: [RoleID: (person: PersonID, rolesCount: Int)] = [:]
        for person in roster.allPeople.prefix(Self.demonstratorsConsidered) where roster.isActive(person) {
            let given = Set(roster.holdings(of: person).filter { $0.isCurrent(at: now) }.map(\.role))
            let implied = impliedRoles(beside: given).filter { model.roles[Int($0.index)].role.everyone != .visitors }
            for role in given.union(implied) where given.count < holders[role]?.rolesCount ?? .max {
                holders[role] = (person, given.count)
            }
        }
        return holders.mapValues(\.person)
    }

    private static var demonstratorsConsidered: Int { 10_000 }
}
