// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Organisation {
    /// What a broken rule says, in the names of this organisation, and what mends it.
    package func objection(to rule: BrokenRule) -> Objection {
        switch rule {
        case .severalOfSet(let set, let first, let second):
            Objection(
                "`\(name(of: second.person))` holds `\(spelling(of: first))` and `\(spelling(of: second))` at the same "
                    + "time, and each person holds \(set.eachPerson == .exactlyOne ? "one" : "at most one") of the set "
                    + "`\(set.name)`",
                remedy: "end one before the other begins"
            )
        case .severalHolders(let first, let second):
            Objection(
                "`\(name(of: first.person))` and `\(name(of: second.person))` both hold `\(spelling(of: second))`, "
                    + "which only one person holds at a time",
                remedy: "end one before the other begins"
            )
        case .noHolder(let role, let node):
            Objection(
                "nobody holds `\(model.roles[Int(role.index)].name)` on `\(name(of: node))`, and somebody should",
                remedy: "give it to one person"
            )
        case .notCarried(let holding):
            Objection(
                "`\(name(of: holding.person))` holds `\(spelling(of: holding))` and no role that carries it, so it has "
                    + "no effect",
                remedy: "give them \(carriers(of: holding.role)) too"
            )
        case .noTopRole(let role):
            Objection(
                "nobody active holds `\(model.roles[Int(role.index)].name)`, the top role",
                remedy: "give it to somebody who is active"
            )
        case .circle(let holdings):
            Objection(
                "people stand above each other: \(list(holdings))",
                remedy: "end one of these, or move one of these people"
            )
        }
    }

    /// The first few holdings by their holders.
    private func list(_ holdings: [Holding]) -> String {
        let shown = holdings.prefix(6).map { "`\(name(of: $0.person))` as `\(spelling(of: $0))`" }
        let rest = holdings.count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private func carriers(of role: RoleID) -> String {
        let name = model.roles[Int(role.index)].name
        let names = model.model.roles.filter { $0.carries.contains(name) }.map { "`\($0.name)`" }
        guard let last = names.last, names.count > 1 else { return names.first ?? "a role" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }

    private func name(of person: PersonID) -> String { directory[person]?.name ?? "somebody" }

    private func name(of node: NodeID) -> String { directory[node]?.name ?? "a node" }
}
