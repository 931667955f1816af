// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// Which roles' holders have a second factor: what the organisation decides.
package struct SecondFactorDemands: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Every role of the model, and whether it demands one.
    package func list(by viewer: Viewer) async throws -> DemandList {
        try await platform.read(by: viewer) { snapshot in
            if !snapshot.allows(.settingEdit, Resource(.organisation)) {
                _ = try snapshot.permit(.settingView, Resource(.organisation))
            }
            let demanded = try snapshot.demandedRoles()
            let roles = snapshot.rolesToDemandOf.map { facts in
                DemandList.Role(
                    name: facts.name,
                    title: snapshot.title(telling: facts),
                    says: facts.role.says,
                    isDemanded: demanded.contains(facts.name)
                )
            }
            return DemandList(roles: roles, mayChange: snapshot.allows(.settingEdit, Resource(.organisation)))
        }
    }

    /// Demands it of these roles and of no other; answers how many that changed.
    package func demand(of names: Set<String>, by viewer: Viewer) async throws -> Int {
        try await platform.amend(by: viewer) { amendment in
            try amendment.demandAlone()
            let permit = try amendment.permit(.settingEdit, Resource(.organisation))
            let before = try amendment.demandedRoles()
            let roles = amendment.rolesToDemandOf.map(\.name)
            guard names.isSubset(of: roles) else { throw InvalidInput("role", "Choose among the roles of the list.") }
            for role in roles where names.contains(role) != before.contains(role) {
                let isOn = names.contains(role)
                try amendment.turnDemand(of: role, on: isOn, permit)
                amendment.record(.secondFactorDemanded(role: role, on: isOn), permit)
            }
            return names.symmetricDifference(before.intersection(roles)).count
        }
    }
}

/// The roles of an organisation, and of which it demands a second factor.
package struct DemandList: Sendable, Hashable {
    package let roles: [Role]
    /// Whether the viewer may change it.
    package let mayChange: Bool

    /// One role.
    package struct Role: Sendable, Hashable {
        package let name: String
        package let title: String
        package let says: String
        package let isDemanded: Bool
    }
}

extension Snapshot {
    /// Names of the roles whose holders have a second factor.
    func demandedRoles() throws -> Set<String> {
        let rows = try transaction.rows(
            """
            SELECT role
            FROM second_factor_demand
            WHERE organisation_id = \(organisation) AND until_at IS NULL
            """
        )
        return Set(try rows.map { try $0.read("role") })
    }

    /// Titles of a person's roles that demand it, those included that nobody gave them, and those that include one that does:
    /// whoever may do the same and more.
    func rolesDemandingSecondFactor(of person: PersonID) throws -> [String] {
        let demanded = try demandedRoles()
        guard !demanded.isEmpty else { return [] }
        let held = Set(roster.holdings(of: person).filter { $0.isCurrent(at: now) }.map(\.role))
        let all = held.union(impliedRoles(beside: held))
        return model.roles.filter { all.contains($0.id) && isOrIncludes($0.name, demanded) }.map { title(telling: $0) }
    }

    private func isOrIncludes(_ role: String, _ names: Set<String>) -> Bool {
        var (waiting, seen) = ([role], Set([role]))
        while let next = waiting.popLast() {
            if names.contains(next) { return true }
            for included in model.model.role(named: next)?.includes ?? [] where seen.insert(included).inserted {
                waiting.append(included)
            }
        }
        return false
    }

    /// Whether somebody has to set one up before they do anything else.
    func mustSetUpSecondFactor(_ person: PersonID) throws -> Bool {
        guard try !rolesDemandingSecondFactor(of: person).isEmpty else { return false }
        return try !transaction.hasSecondFactor(person, in: organisation)
    }

    /// Roles that people have; what visitors have is nobody's to sign in with.
    fileprivate var rolesToDemandOf: [RoleFacts] {
        model.roles.filter { model.model.role(named: $0.name) != nil && $0.role.everyone != .visitors }
    }
}

extension Amendment {
    fileprivate func turnDemand(of role: String, on isOn: Bool, _ permit: Permit) throws {
        if isOn {
            try execute(
                """
                INSERT INTO second_factor_demand (organisation_id, id, role, from_at, demanded_by)
                VALUES (
                    \(organisation), \(try nextNumber(in: "second_factor_demand")), \(role), \(now), \(viewer.person)
                )
                """,
                permit
            )
        } else {
            try execute(
                """
                UPDATE second_factor_demand
                SET until_at = \(now), lifted_by = \(viewer.person)
                WHERE organisation_id = \(organisation) AND role = \(role) AND until_at IS NULL
                """,
                permit
            )
        }
    }
}
