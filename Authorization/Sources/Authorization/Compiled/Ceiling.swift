// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Synchronization

/// Which roles of the ceiling set cover which: grant what they grant, on conditions no narrower.
final class Ceiling: Sendable {
    /// The bit of the set.
    let setMask: UInt32
    private let rules: RuleTable
    /// Pairs that were asked about.
    ///
    /// A model may have a thousand roles, and nobody asks about a million pairs.
    private let known = Mutex<[UInt32: Bool]>([:])

    init?(_ model: RoleModel, rules: RuleTable) {
        guard let name = model.ceiling, let index = model.sets.firstIndex(where: { $0.name == name }), index < 32 else {
            return nil
        }
        setMask = 1 << UInt32(index)
        self.rules = rules
    }

    /// Whether the holder of one role may give the other.
    func covers(_ role: RoleID, by own: RoleID) -> Bool {
        guard role != own else { return true }
        let pair = UInt32(own.index) << 16 | UInt32(role.index)
        if let answer = known.withLock({ $0[pair] }) { return answer }
        let answer = rules.surplus(of: role, over: own).isEmpty
        known.withLock { $0[pair] = answer }
        return answer
    }
}

extension CompiledModel {
    /// Whether it gives a role of the ceiling set, which only somebody with a role of their own in that set can.
    func isUnderCeiling(_ permission: Permission) -> Bool {
        guard let ceiling, let role = self[permission].gives else { return false }
        return self[role].setMask & ceiling.setMask != 0
    }
}

extension RuleTable {
    /// The permissions that one role grants and another does not grant as widely.
    func surplus(of role: RoleID, over own: RoleID) -> [Permission] {
        guard role != own else { return [] }
        return (0..<permissionCount).map { Permission(index: UInt16($0)) }.filter { permission in
            let mine = clauses(own, permission)
            return clauses(role, permission).contains { theirs in
                !theirs.isVoid && !mine.contains { $0.isImplied(by: theirs) }
            }
        }
    }
}
