// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What differs between two rosters, found by comparing the blocks that they do not share.
struct RosterDifferences {
    /// People in both whose holdings, settings or activity differ, and people in one only.
    var people: [PersonID] = []
    /// Nodes in both that lie elsewhere.
    var moved: [NodeID] = []

    init(_ before: Roster, _ after: Roster) {
        let count = max(before.peopleCount, after.peopleCount)
        for first in stride(from: 0, to: count, by: 64) {
            let number = UInt32(first)
            if before.people.memory(of: number) == after.people.memory(of: number) { continue }
            for index in first..<min(first + 64, count) {
                let person = PersonID(index: UInt32(index))
                if !Self.isSame(person, before, after) { people.append(person) }
            }
        }
        let nodes = min(before.nodesCount, after.nodesCount)
        for first in stride(from: 0, to: nodes, by: 64) {
            let number = UInt32(first)
            if before.nodes.memory(of: number) == after.nodes.memory(of: number) { continue }
            for index in first..<min(first + 64, nodes) {
                let node = NodeID(rawValue: UInt32(index))
                guard before.isKnownNode(node), after.isKnownNode(node) else { continue }
                if before.nodeEntry(node).parents != after.nodeEntry(node).parents { moved.append(node) }
            }
        }
    }

    private static func isSame(_ person: PersonID, _ before: Roster, _ after: Roster) -> Bool {
        let (old, new) = (before.view(person), after.view(person))
        guard old.isKnown == new.isKnown, old.isActive == new.isActive, old.settings == new.settings,
            old.holdings.count == new.holdings.count
        else { return false }
        return old.holdings.isEmpty
            || zip(old.holdings, new.holdings).allSatisfy { left, right in
                left.bits >> 26 == right.bits >> 26
                    && ((left.detail == 0 && right.detail == 0)
                        || old.holding(left, of: person) == new.holding(right, of: person))
            }
    }
}

/// What differs between the rules of two rosters: edits of the model, and settings that rules depend on.
struct ModelDifferences {
    /// Roles whose holders' scopes may differ, by permission.
    var roles: [Permission: Set<RoleID>] = [:]
    /// Permissions for which everyone's scope may differ.
    var permissions: Set<Permission> = []
    /// Roles that became held or unheld by everyone, or whose effect changed: all that they allow may differ.
    var isEverything = false

    init(_ before: Roster, _ after: Roster) {
        let isSameModel = before.model === after.model
        if isSameModel && before.settings == after.settings { return }
        let changedSettings = before.settings ^ after.settings
        if !isSameModel {
            isEverything = Self.structure(before.model) != Self.structure(after.model)
            compareCeilings(before.model, after.model)
        }
        let count = max(before.model.permissions.count, after.model.permissions.count)
        for number in 0..<count {
            let permission = Permission(index: UInt16(number))
            for index in 0..<max(before.model.roles.count, after.model.roles.count) {
                let role = RoleID(index: UInt16(index))
                let (old, new) = (
                    Self.clauses(before.model, role, permission), Self.clauses(after.model, role, permission)
                )
                if old.isEmpty && new.isEmpty { continue }
                let isTouched = Self.isTouched(old + new, by: changedSettings)
                if isTouched || (!isSameModel && !Self.isSame(old, new)) { roles[permission, default: []].insert(role) }
            }
            let (old, new) = (Self.nevers(before.model, number), Self.nevers(after.model, number))
            if Self.isTouched(old + new, by: changedSettings) || (!isSameModel && !Self.isSame(old, new)) {
                permissions.insert(permission)
            }
        }
        // A role's own suspension is part of its clauses, but it also matters for what it carries and stands above.
        if (before.model.roles + after.model.roles).contains(where: { $0.unless.isTouched(by: changedSettings) }) {
            isEverything = true
        }
    }

    private mutating func compareCeilings(_ before: CompiledModel, _ after: CompiledModel) {
        guard before.ceiling != nil || after.ceiling != nil else { return }
        // Who may give a role of the set depends on the grants of all of them.
        permissions.formUnion(after.permissions.filter { $0.gives != nil }.map(\.id))
        permissions.formUnion(before.permissions.filter { $0.gives != nil }.map(\.id))
    }

    private static func clauses(_ model: CompiledModel, _ role: RoleID, _ permission: Permission) -> [Clause] {
        guard Int(role.index) < model.roles.count, Int(permission.index) < model.permissions.count else { return [] }
        return model.rules.clauses(role, permission)
    }

    private static func nevers(_ model: CompiledModel, _ permission: Int) -> [Clause] {
        permission < model.nevers.count ? model.nevers[permission] : []
    }

    private static func isTouched(_ clauses: [Clause], by settings: UInt64) -> Bool {
        settings != 0 && clauses.contains { $0.switches.isTouched(by: settings) }
    }

    /// Whether the clauses say the same, wherever their grants stand.
    private static func isSame(_ left: [Clause], _ right: [Clause]) -> Bool {
        func plain(_ clauses: [Clause]) -> Set<Clause> {
            Set(
                clauses.map { clause in
                    var plain = clause
                    plain.origin = GrantOrigin(role: RoleID(index: 0), index: 0)
                    return plain
                }
            )
        }
        return plain(left) == plain(right)
    }

    /// What a role is beside its grants, for all roles: when it differs, everything is compared.
    private static func structure(_ model: CompiledModel) -> [RoleID: Structure] {
        var structures: [RoleID: Structure] = [:]
        for facts in model.roles {
            let structure = Structure(
                everyone: facts.role.everyone,
                set: facts.setMask,
                isLine: facts.isLine,
                carriers: facts.carriers,
                unless: facts.unless,
                isDefault: model.defaults.contains { $0.role == facts.id },
                isMember: model.kinds.contains { $0.memberRole == facts.id },
                isSelfGiver: facts.isSelfGiver
            )
            if structure != Structure() { structures[facts.id] = structure }
        }
        return structures
    }

    private struct Structure: Hashable {
        var everyone = Role.Everyone.nobody
        var set: UInt32 = 0
        var isLine = false
        var carriers: [RoleID] = []
        var unless = SwitchTest()
        var isDefault = false
        var isMember = false
        var isSelfGiver = false
    }
}

extension SwitchTest {
    func isTouched(by settings: UInt64) -> Bool {
        (on | off) & settings != 0
    }
}
