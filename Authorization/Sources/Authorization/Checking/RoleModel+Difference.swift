// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension RoleModel {
    /// What this model lets people do that an older one does not, and the other way round.
    ///
    /// Rights are compared with all that roles include, whatever lines they stand in; of several grants of one
    /// permission those that others make needless are left out. Where a model has more rights than can be compared,
    /// roles and other facts are compared alone.
    public func difference(from older: RoleModel) -> ModelDifference {
        var difference = ModelDifference()
        let (oldRoles, newRoles) = (older.roles.map(\.name), roles.map(\.name))
        difference.rolesAdded = newRoles.without(oldRoles)
        difference.rolesRemoved = oldRoles.without(newRoles)
        let names = ModelNames(self, after: ModelNames(older, after: nil))
        if let before = ModelRights(older, after: names), let after = ModelRights(self, after: names) {
            difference.rights = RightComparison(older, before, self, after).changes()
        }
        difference.nevers = NeverComparison(older, self, names).changes()
        difference.facts = ModelFact.changes(from: ModelFact.all(of: older), to: ModelFact.all(of: self))
        return difference
    }
}

/// Compares the rights of each role of two models whose names have the same numbers.
private struct RightComparison {
    private let before: ModelRights
    private let after: ModelRights
    private let models: (RoleModel, RoleModel)

    init(_ older: RoleModel, _ before: ModelRights, _ newer: RoleModel, _ after: ModelRights) {
        models = (older, newer)
        self.before = before
        self.after = after
    }

    func changes() -> [ModelDifference.RightChange] {
        let roles = models.1.roles.map(\.name) + models.0.roles.map(\.name).without(models.1.roles.map(\.name))
        var seen: Set<String> = []
        return roles.filter { seen.insert($0).inserted }.flatMap(changes)
    }

    private func changes(of role: String) -> [ModelDifference.RightChange] {
        guard let number = after.names.roles[role] else { return [] }
        let permissions = Set((row(before, number) + row(after, number)).map(\.permission)).sorted()
        return permissions.compactMap { permission in
            let old = widest(before, number, permission)
            let new = widest(after, number, permission)
            guard Set(old.map { before.clauses[$0] }) != Set(new.map { after.clauses[$0] }) else { return nil }
            return ModelDifference.RightChange(
                role: role,
                permission: after.names.permissions.names[permission],
                before: old.isEmpty ? nil : old.map { before.words(of: $0, in: models.0) },
                after: new.isEmpty ? nil : new.map { after.words(of: $0, in: models.1) }
            )
        }
    }

    /// The older model may have no row for a role that came later.
    private func row(_ rights: ModelRights, _ role: Int) -> [Right] {
        role < rights.rows.count ? rights.rows[role] : []
    }

    private func widest(_ rights: ModelRights, _ role: Int, _ permission: Int) -> [Int] {
        role < rights.rows.count ? rights.widest(role, permission) : []
    }
}

/// Compares what is forbidden.
private struct NeverComparison {
    private let before: [Int: [Clause: String]]
    private let after: [Int: [Clause: String]]
    private let names: ModelNames

    init(_ older: RoleModel, _ newer: RoleModel, _ names: ModelNames) {
        before = Self.clauses(of: older, names)
        after = Self.clauses(of: newer, names)
        self.names = names
    }

    func changes() -> [ModelDifference.NeverChange] {
        Set(before.keys).union(after.keys).sorted().compactMap { permission in
            let (old, new) = (before[permission], after[permission])
            guard old.map({ Set($0.keys) }) != new.map({ Set($0.keys) }) else { return nil }
            return ModelDifference.NeverChange(
                permission: names.permissions.names[permission],
                before: old?.values.sorted(),
                after: new?.values.sorted()
            )
        }
    }

    /// By permission each combination of conditions that forbids it, with its words.
    private static func clauses(of model: RoleModel, _ names: ModelNames) -> [Int: [Clause: String]] {
        let patterns = PatternTable(model, names: names)
        guard model.nevers.reduce(0, { $0 + patterns.count(of: $1.permissions) }) <= 1_000_000 else { return [:] }
        var clauses: [Int: [Clause: String]] = [:]
        for never in model.nevers {
            let clause = Clause(never, names: names)
            for permission in patterns.permissions(matching: never.permissions) {
                clauses[permission, default: [:]][clause] = never.marks(in: model)
            }
        }
        return clauses
    }
}

extension [String] {
    /// Those of them that are not among others.
    fileprivate func without(_ others: [String]) -> [String] {
        let others = Set(others)
        return filter { !others.contains($0) }
    }
}
