// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

extension Organisation {
    /// A scope in words, a line for each region: `in Algebra, only if marked “legacy”`.
    func words(for scope: Scope) -> [String] {
        let parts = scope.parts.map { part in
            part.regions.map { words(for: $0, of: part.viewer) }
                + part.exceptions.map { "but not " + words(for: $0, of: part.viewer) }
        }
        guard parts.count > 1 else { return parts.first ?? [] }
        return parts.enumerated().flatMap { index, lines in lines.map { index == 0 ? $0 : "and also: \($0)" } }
    }

    private func words(for region: Region, of viewer: PersonID?) -> String {
        var words = place(region.root, of: viewer)
        if !region.alsoInside.isEmpty {
            words += ", where also " + listed(region.alsoInside.map { place($0, of: viewer) }, or: "or")
        }
        let conditions = conditions(region)
        return ([words] + conditions.map { $0.0.limit(holds: $0.1, in: model.model) }).joined(separator: ", ")
    }

    private func place(_ root: Root, of viewer: PersonID?) -> String {
        let place =
            root.node == .organisation
            ? "everywhere" : root.node.person == nil ? "in \(title(of: root.node))" : "of \(title(of: root.node))"
        let others = root.withoutOwners.map { $0 == viewer ? "their own" : "\(fullName(of: $0))'s" }
        return others.isEmpty ? place : "\(place) (not \(listed(others, or: "or")))"
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
