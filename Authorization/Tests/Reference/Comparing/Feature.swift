// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// A part of the meaning of role models, and what a model and a world are without it.
///
/// A generated question *hits* a feature when the answer without it is another. That measures more than that the feature
/// occurs: an engine that forgot it would give a wrong answer to just these questions.
public struct Feature: Sendable {
    public let name: String
    let leaveOut: @Sendable (inout RoleModel, inout World) -> Void

    private init(_ name: String, without leaveOut: @escaping @Sendable (inout RoleModel, inout World) -> Void) {
        self.name = name
        self.leaveOut = leaveOut
    }

    /// A role's property that is set to what roles have that do not have it.
    private init(_ name: String, ofRoles change: @escaping @Sendable (inout Role) -> Void) {
        self.init(name) { model, _ in
            for index in model.roles.indices { change(&model.roles[index]) }
        }
    }

    /// A property of grants and nevers.
    private init(_ name: String, ofGrants change: @escaping @Sendable (inout Grant) -> Void) {
        self.init(name) { model, _ in
            for role in model.roles.indices {
                for index in model.roles[role].grants.indices { change(&model.roles[role].grants[index]) }
            }
            for index in model.nevers.indices { change(&model.nevers[index]) }
        }
    }

    /// A condition, taken out of every list of conditions.
    private init(condition name: String, _ matches: @escaping @Sendable (Condition) -> Bool) {
        self.init(
            name,
            ofGrants: { grant in
                grant.conditions.removeAll(where: matches)
                grant.exceptions.removeAll(where: matches)
            }
        )
    }

    private init(_ name: String, ofHoldings change: @escaping @Sendable (inout World.Holding) -> Void) {
        self.init(name) { _, world in
            for index in world.holdings.indices { change(&world.holdings[index]) }
        }
    }

    public static let all: [Feature] = conditions + roles + lying + state

    private static let conditions = [
        Feature(condition: "own") { $0 == .own },
        Feature(condition: "party") { $0 == .party },
        Feature(condition: "shown") { $0 == .shown },
        Feature(condition: "direct") { $0 == .direct },
        Feature(condition: "covered") { $0 == .covered },
        Feature(condition: "flag") { if case .flag = $0 { true } else { false } },
        Feature(condition: "setting") { if case .setting = $0 { true } else { false } },
        Feature(condition: "my") { if case .my = $0 { true } else { false } },
        Feature("exceptions", ofGrants: { $0.exceptions = [] }),
        Feature("where", ofGrants: { $0.within = [] }),
        Feature("where on kind", ofGrants: { grant in grant.within = grant.within.map { HeldRole($0.role) } }),
    ]

    private static let roles = [
        Feature("never") { model, _ in model.nevers = [] },
        Feature("line", ofRoles: { $0.line = false }),
        Feature("carries", ofRoles: { $0.carries = [] }),
        Feature("includes", ofRoles: { $0.includes = [] }),
        Feature("unless of a role", ofRoles: { $0.unless = [] }),
        Feature("everyone", ofRoles: { $0.everyone = .nobody }),
        Feature("default of a set") { model, _ in
            for index in model.sets.indices { model.sets[index].defaultRole = nil }
        },
        Feature("ceiling") { model, _ in model.ceiling = nil },
        Feature("gives to self") { model, _ in
            model.selfGivers = model.selfGivers.isEmpty ? Set(model.roles.map(\.name)) : []
        },
        Feature("services") { model, _ in model.services = [] },
    ]

    private static let lying = [
        Feature("place") { model, world in
            for index in world.nodes.indices { world.nodes[index].parents = [] }
        },
        Feature("people kinds") { model, _ in
            for index in model.kinds.indices { model.kinds[index].people = nil }
        },
    ]

    private static let state = [
        Feature("dates", ofHoldings: { ($0.from, $0.until) = (.min, .max) }),
        Feature("standing in", ofHoldings: { $0.standsInFor = nil }),
        Feature("inactive people") { _, world in
            for index in world.people.indices { world.people[index].isActive = true }
        },
    ]
}
