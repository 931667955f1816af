// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether a holding that is current has an effect: its holder is active, nothing suspends its role, and a role
    /// that must be carried is.
    func isEffective(_ view: PersonView, _ word: HoldingWord, at time: Instant) -> Bool {
        view.isActive && view.isCurrent(word, at: time) && isRoleEffective(word.role, view, at: time)
    }

    /// Whether a role that a person holds has an effect for them.
    ///
    /// Carriers may themselves be carried. A chain that comes back to where it began carries nothing.
    private func isRoleEffective(_ role: Int, _ view: PersonView, at time: Instant) -> Bool {
        guard model.roles[role].unless.holds(settings: roster.settings, my: view.settings) else { return false }
        guard roster.tables.marks[role].contains(.carried) else { return true }
        let held = heldRoles(of: view, at: time)
        var effective: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for candidate in held where !effective.contains(candidate) {
                let facts = model.roles[candidate]
                guard facts.unless.holds(settings: roster.settings, my: view.settings) else { continue }
                guard facts.carriers.isEmpty || facts.carriers.contains(where: { effective.contains(Int($0.index)) })
                else { continue }
                effective.insert(candidate)
                isGrowing = true
            }
        }
        return effective.contains(role)
    }

    /// The roles a person holds, given or implied, in their dates.
    private func heldRoles(of view: PersonView, at time: Instant) -> Set<Int> {
        var roles = Set(impliedHoldings(of: view, at: time).map(\.role))
        for word in view.holdings where view.isCurrent(word, at: time) { roles.insert(word.role) }
        return roles
    }
}
