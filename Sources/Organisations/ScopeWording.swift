// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Says where something is allowed, in plain words.
package struct ScopeWording {
    private let roster: Roster
    private let names: Names

    package init(_ roster: Roster, names: Names) {
        self.roster = roster
        self.names = names
    }

    private var model: CompiledModel { roster.model }

    /// A scope in words, a line for each region: `in Algebra, only if marked “legacy”`.
    package func words(for scope: Scope, of permission: Permission) -> [String] {
        let parts = scope.parts.map { part in
            words(for: part.regions, of: part.viewer)
                + part.exceptions.map { exception(for: $0, of: part.viewer, permission) }
        }
        guard parts.count > 1 else { return parts.first ?? [] }
        return parts.enumerated().flatMap { index, lines in lines.map { index == 0 ? $0 : "and also: \($0)" } }
    }

    /// Regions in words, those together that differ in their places alone.
    package func words(for regions: [Region], of viewer: PersonID?) -> [String] {
        var order: [Region] = []
        var roots: [Region: [Root]] = [:]
        for region in regions {
            var key = region
            key.root.node = .organisation
            key.root.withoutOwners = []
            key.alsoInside.removeAll { $0 == region.root }
            if roots[key] == nil { order.append(key) }
            roots[key, default: []].append(region.root)
        }
        return order.map { words(for: $0, in: roots[$0] ?? [], of: viewer) }
    }

    /// Things that meet the conditions of a region, in any of some places.
    ///
    /// `everywhere` goes without saying where there are conditions.
    private func words(for region: Region, in roots: [Root], of viewer: PersonID?) -> String {
        var limits = conditions(region).map { $0.0.limit(holds: $0.1, in: model.model) }
        if !region.alsoInside.isEmpty {
            limits.insert("where also " + listed(region.alsoInside.map { place($0, of: viewer) }, or: "or"), at: 0)
        }
        if !region.audience.isEmpty {
            limits.append("only what is shown to " + listed(region.audience.map { title(of: $0) }, or: "or"))
        }
        let isEverywhere = roots.allSatisfy { $0.node == .organisation && $0.withoutOwners.isEmpty }
        let places = isEverywhere && !limits.isEmpty ? [] : [listed(roots.map { place($0, of: viewer) })]
        return (places + limits).joined(separator: ", ")
    }

    private func exception(for region: Region, of viewer: PersonID?, _ permission: Permission) -> String {
        let isGiving = model.permissions[Int(permission.index)].gives != nil
        if isGiving, region.root.node == .organisation, region.relations == .own { return "but not to themselves" }
        let words = words(for: [region], of: viewer).joined()
        return "but not " + (words.hasPrefix("only ") ? String(words.dropFirst(5)) : words)
    }

    private func place(_ root: Root, of viewer: PersonID?) -> String {
        // What is somebody's is not another's anyway.
        if let person = root.node.person, !root.withoutOwners.contains(person) { return "of \(title(of: root.node))" }
        let place = root.node == .organisation ? "everywhere" : "in \(title(of: root.node))"
        let others = root.withoutOwners.map { $0 == viewer ? "their own" : "\(names.person($0))'s" }
        return others.isEmpty ? place : "\(place) (not \(listed(others, or: "or")))"
    }

    private func title(of node: NodeID) -> String {
        node.person.map(names.person) ?? names.node(node)
    }

    private func conditions(_ region: Region) -> [(Condition, Bool)] {
        let relations: [(Relations, Condition)] = [
            (.own, .own), (.party, .party), (.shown, .shown), (.direct, .direct), (.covered, .covered),
        ]
        return relations.filter { region.relations.contains($0.0) }.map { ($0.1, true) }
            + model.names(of: region.flags).map { (.flag($0), true) }
            + relations.filter { region.relationsAbsent.contains($0.0) }.map { ($0.1, false) }
            + model.names(of: region.flagsAbsent).map { (.flag($0), false) }
    }
}
