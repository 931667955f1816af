// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Difference: CustomStringConvertible {
    public var description: String {
        var lines = ["seed \(seed), \(of): the reference says \(reference), the engine says \(engine)", "\(question)"]
        lines += changes.map { "then \($0)" }
        guard isSmall else { return lines.joined(separator: "\n") }
        lines += model.kinds.map { kind in
            "kind \(kind.name) in \(kind.parent)\(kind.several ? ", several" : "")"
                + (kind.people.map { ", people: \($0)" } ?? "")
        }
        lines += model.settings.map { "setting \($0.name): \(world.settings[$0.name] ?? $0.isOnByDefault)" }
        lines += model.personSettings.map { "my \($0.name): \($0.isOnByDefault) by default" }
        lines += model.sets.map { "set \($0.name): \($0.eachPerson.rawValue), default \($0.defaultRole ?? "none")" }
        lines.append("ceiling \(model.ceiling ?? "none"), givers to self \(model.selfGivers.sorted())")
        lines += model.roles.flatMap { role in [heading(of: role)] + role.grants.map { "  \(sentence($0))" } }
        lines += model.nevers.map { "never \(sentence($0))" }
        lines += model.services.map { "service \($0.name) \($0.permissions)" }
        lines += world.nodes.map { "node \($0.name) (\($0.kind)) in \($0.parents)" }
        lines += world.people.map { "person \($0.name)\($0.isActive ? "" : ", inactive") \($0.settings)" }
        lines += world.holdings.map(sentence)
        lines += (edited?.roles ?? []).flatMap { ["then \(heading(of: $0))"] + $0.grants.map { "  \(sentence($0))" } }
        lines += (edited?.nevers ?? []).map { "then never \(sentence($0))" }
        return lines.joined(separator: "\n")
    }

    private func heading(of role: Role) -> String {
        var words = ["role \(role.name) on \(role.heldOn.joined(separator: ", "))"]
        if role.everyone != .nobody { words.append("everyone: \(role.everyone)") }
        if let set = role.set { words.append("set \(set)") }
        if role.line { words.append("line") }
        if !role.includes.isEmpty { words.append("includes \(role.includes.joined(separator: ", "))") }
        if !role.carries.isEmpty { words.append("carries \(role.carries.joined(separator: ", "))") }
        if !role.unless.isEmpty { words.append("unless \(role.unless)") }
        return words.joined(separator: "; ")
    }

    private func sentence(_ grant: Grant) -> String {
        var words = ["may \(grant.permissions)"]
        if !grant.conditions.isEmpty { words.append("if \(grant.conditions)") }
        if !grant.exceptions.isEmpty { words.append("unless \(grant.exceptions)") }
        if !grant.within.isEmpty {
            words.append("where \(grant.within.map { $0.role + ($0.kind.map { " on \($0)" } ?? "") })")
        }
        return words.joined(separator: " ")
    }

    private func sentence(_ holding: World.Holding) -> String {
        var words = ["\(holding.person) holds \(holding.role) on \(holding.node)"]
        if holding.from != .min { words.append("from \(holding.from)") }
        if holding.until != .max { words.append("until \(holding.until)") }
        if let other = holding.standsInFor { words.append("standing in for \(other)") }
        return words.joined(separator: " ")
    }
}
