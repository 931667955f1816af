// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Role × permission: nothing, always, or alternatives of which one must hold.
struct RuleTable: Sendable {
    static let nothing: UInt16 = 0
    static let always: UInt16 = 1
    /// The number of the first program.
    static let programs: UInt16 = 2

    let permissionCount: Int
    /// By role, then permission.
    let cells: [UInt16]
    let programs: [[Clause]]
    /// Grants of each cell in the order of the file, for reasons.
    let origins: [Int: [Clause]]

    init(_ expanded: ExpandedModel, names: ModelNames) {
        let count = names.permissions.names.count
        var cells = [UInt16](repeating: Self.nothing, count: names.roles.names.count * count)
        var programs: [[Clause]] = []
        var numbers: [[Clause]: UInt16] = [:]
        var origins: [Int: [Clause]] = [:]
        for (role, name) in names.roles.names.enumerated() {
            for (permission, clauses) in Self.clauses(of: name, expanded, names: names) {
                let cell = role * count + permission
                origins[cell] = clauses
                let possible = clauses.filter { !$0.isVoid }
                if possible.contains(where: \.isAlways) {
                    cells[cell] = Self.always
                } else if let number = numbers[possible] {
                    cells[cell] = number
                } else if !possible.isEmpty, programs.count < Int(UInt16.max - Self.programs) {
                    programs.append(possible)
                    cells[cell] = UInt16(programs.count - 1) + Self.programs
                    numbers[possible] = cells[cell]
                }
            }
        }
        permissionCount = count
        self.cells = cells
        self.programs = programs
        self.origins = origins
    }

    private static func clauses(
        of role: String,
        _ expanded: ExpandedModel,
        names: ModelNames
    ) -> [Int: [Clause]] {
        var clauses: [Int: [Clause]] = [:]
        for source in expanded.grants(of: role) {
            var clause = Clause(source.grant, unless: source.role.unless, names: names)
            clause.origin = GrantOrigin(
                role: RoleID(index: UInt16(names.roles[source.role.name] ?? 0)),
                index: source.index
            )
            for name in expanded.permissions(matching: source.grant.permissions) {
                guard let permission = names.permissions[name] else { continue }
                clauses[permission, default: []].append(clause)
            }
        }
        return clauses
    }

    /// For each permission the clauses of the nevers that name it.
    static func nevers(of expanded: ExpandedModel, names: ModelNames) -> [[Clause]] {
        var nevers = [[Clause]](repeating: [], count: names.permissions.names.count)
        for (index, never) in expanded.model.nevers.enumerated() {
            var clause = Clause(never, names: names)
            clause.origin = GrantOrigin(role: RoleID(index: 0), index: index)
            // What a never names and does not exist must not make it weaker: it then refuses without conditions.
            if clause.isVoid { clause = Clause(Grant([]), names: names) }
            for name in expanded.permissions(matching: never.permissions) {
                guard let permission = names.permissions[name] else { continue }
                nevers[permission].append(clause)
            }
        }
        return nevers
    }

    @inline(__always)
    func rule(_ role: Int, _ permission: Int) -> UInt16 {
        cells[role &* permissionCount &+ permission]
    }

    /// The alternatives of a rule that is neither nothing nor always.
    @inline(__always)
    func program(_ rule: UInt16) -> [Clause] {
        programs[Int(rule - Self.programs)]
    }

    /// Every clause of a cell, always included.
    func clauses(_ role: RoleID, _ permission: Permission) -> [Clause] {
        origins[Int(role.index) * permissionCount + Int(permission.index)] ?? []
    }
}
