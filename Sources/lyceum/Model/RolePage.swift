// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// One role in full: what it is for, and every grant with its conditions and where they come from.
struct RolePage: Answer {
    let name: String
    let title: String
    let says: String
    let duties: [String]
    let examples: [String]
    let heldOn: [String]
    let set: String?
    let includes: [String]
    let carries: [String]
    let givenBy: [String]
    let requirements: [String]
    let line: Int?
    let grants: [GrantLine]

    struct GrantLine: Encodable {
        let permissions: [String]
        /// Each limit on it, in words.
        let limits: [String]
        let says: String
        let requirements: [String]
        /// The role it comes from, where that is one which this role includes.
        let from: String?
        let line: Int?
    }

    init(_ role: Role, in model: RoleModel) {
        let expanded = ExpandedModel(model)
        name = role.name
        title = role.title
        says = role.says
        duties = role.duties
        examples = role.examples
        heldOn = role.everyone == .nobody ? role.heldOn : [Kind.organisation]
        set = role.set
        includes = role.includes
        carries = role.carries
        requirements = role.per
        line = role.sourceLine
        givenBy = model.roles.map(\.name).filter { giver in
            expanded.grants(of: giver).contains {
                expanded.permissions(matching: $0.grant.permissions).contains("give." + role.name)
            }
        }
        grants = expanded.grants(of: role.name).map { source in
            GrantLine(
                permissions: source.grant.permissions.map(\.written),
                limits: source.grant.limits(in: model),
                says: source.grant.says,
                requirements: source.grant.per,
                from: source.role.name == role.name ? nil : source.role.name,
                line: source.grant.sourceLine
            )
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        var lines = [terminal.styled(title, .bold) + terminal.styled("  \(name)", .faint)]
        lines += says.wrapped(at: terminal.width)
        lines += duties.flatMap { $0.wrapped(at: terminal.width, after: "  - ", then: "    ") }
        lines += [""] + Table(rows: facts).lines(for: terminal)
        for (from, grants) in grantsByRole {
            lines += ["", terminal.styled(from.map { "May, as \($0)" } ?? "May", .bold)]
            for grant in grants { lines += self.lines(for: grant, terminal) }
        }
        return lines
    }

    private var facts: [[String]] {
        [
            ["held on", listed(heldOn, or: "or")],
            ["given by", givenBy.isEmpty ? "nobody" : listed(givenBy, or: "or")],
            ["of the set", set ?? ""], ["includes", listed(includes)], ["carries", listed(carries)],
            ["usually", examples.joined(separator: "; ")],
        ].filter { !$0[1].isEmpty }
    }

    /// Its own grants first, then those of each role that it includes, in order.
    private var grantsByRole: [(from: String?, grants: [GrantLine])] {
        var order: [String?] = []
        for grant in grants where !order.contains(grant.from) { order.append(grant.from) }
        return order.map { from in (from, grants.filter { $0.from == from }) }
    }

    private func lines(for grant: GrantLine, _ terminal: Terminal) -> [String] {
        let permissions = grant.permissions.joined(separator: ", ")
        var lines = permissions.wrapped(at: terminal.width, after: "  ", then: "    ")
        lines += grant.limits.flatMap { $0.wrapped(at: terminal.width, after: "      ", then: "      ") }
            .map { terminal.styled($0, .yellow) }
        if !grant.says.isEmpty { lines += grant.says.wrapped(at: terminal.width, after: "      ", then: "      ") }
        let place = grant.requirements + (grant.line.map { ["line \($0)"] } ?? [])
        if !place.isEmpty { lines.append(terminal.styled("      " + place.joined(separator: ", "), .faint)) }
        return lines
    }
}
