// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What each role grants, with all it includes, in numbers that can be compared.
///
/// ``CompiledModel`` holds the same for answering fast; this is for comparing every role with every other, and gives
/// up where a model is too large for that.
struct ModelRights {
    let names: ModelNames
    /// By number of the role; nothing for a name that the model no longer has.
    let roles: [Role?]
    /// By role the roles it includes, over others too, and itself.
    let included: [[Int]]
    /// Every combination of conditions, each once; such as can never hold are left out.
    let clauses: [Clause]
    /// By clause, a grant that has it.
    let samples: [ClauseSample]
    /// By role.
    let rows: [[Right]]
    /// By role, for each right of its own grants, the line of the first that has it.
    let lines: [[Right: Int]]
    /// By role what its holder becomes for making a thing.
    let creators: [[CreatorRight]]

    /// How many rights all roles may have together, each role's included ones counted again.
    static let maximum = 200_000

    /// Nothing where there are too many roles, or they have more than ``maximum`` rights.
    init?(_ model: RoleModel, after earlier: ModelNames? = nil) {
        guard model.roles.count <= ModelNames.rolesMaximum else { return nil }
        let names = ModelNames(model, after: earlier)
        let declared = Dictionary(model.roles.map { ($0.name, $0) }) { first, _ in first }
        let roles = names.roles.names.map { declared[$0] }
        let included = DirectedGraph(
            successors: roles.map { $0?.includes.compactMap { names.roles[$0] } ?? [] }
        ).closure()
        let patterns = PatternTable(model, names: names)
        let counts = roles.map { role in
            role?.grants.reduce(0) { $0 + patterns.count(of: $1.permissions) } ?? 0
        }
        guard included.reduce(0, { $0 + $1.reduce(0) { $0 + counts[$1] } }) <= Self.maximum else { return nil }

        var table = ClauseTable(names: names)
        let own = roles.map { role in role.map { table.rights(of: $0, patterns) } ?? OwnRights() }
        self.names = names
        self.roles = roles
        self.included = included
        clauses = table.clauses
        samples = table.samples
        rows = included.map { Set($0.flatMap { own[$0].rights }).sorted() }
        lines = own.map(\.lines)
        creators = included.map { Set($0.flatMap { own[$0].creators }).sorted() }
    }

    /// The rights that no clause of the base covers.
    func uncovered(_ rights: [Right], by base: RightBase) -> [Right] {
        rights.filter { !base.covers($0, clauses) }
    }

    /// The conditions of a clause in few words; empty where it has none.
    func words(of clause: Int, in model: RoleModel) -> String {
        let sample = samples[clause]
        return ([sample.grant.marks(in: model)] + sample.unless.map { $0.mark(holds: false) })
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// A role's clauses for a permission without those that another of them makes needless.
    func widest(_ role: Int, _ permission: Int) -> [Int] {
        let row = rows[role]
        var first = row.startIndex
        var end = row.endIndex
        while first < end {
            let middle = (first + end) / 2
            if row[middle].permission < permission { first = middle + 1 } else { end = middle }
        }
        let own = row[first...].prefix { $0.permission == permission }.map(\.clause)
        return own.filter { clause in
            !own.contains { other in
                guard other != clause, clauses[other].isImplied(by: clauses[clause]) else { return false }
                // Of two that say the same in different words the first stays.
                return other < clause || !clauses[clause].isImplied(by: clauses[other])
            }
        }
    }
}

/// A permission on the conditions of a clause.
struct Right: Hashable, Comparable {
    let permission: Int
    let clause: Int

    static func < (left: Right, right: Right) -> Bool {
        (left.permission, left.clause) < (right.permission, right.clause)
    }
}

/// A role that comes with making a thing.
struct CreatorRight: Hashable, Comparable {
    let permission: Int
    let clause: Int
    let becomes: Int

    static func < (left: CreatorRight, right: CreatorRight) -> Bool {
        (left.permission, left.becomes, left.clause) < (right.permission, right.becomes, right.clause)
    }
}

/// A grant with the `unless` of the role it stands in.
struct ClauseSample {
    let grant: Grant
    let unless: [Condition]
}

/// Rights gathered to compare others with.
struct RightBase {
    private var clausesByPermission: [[Int]]

    init(_ names: ModelNames) {
        clausesByPermission = [[Int]](repeating: [], count: names.permissions.names.count)
    }

    mutating func add(_ rights: [Right]) {
        for right in rights { clausesByPermission[right.permission].append(right.clause) }
    }

    func covers(_ right: Right, _ clauses: [Clause]) -> Bool {
        clausesByPermission[right.permission].contains(right.clause)
            || covers(right.permission, clauses[right.clause], clauses)
    }

    func covers(_ permission: Int, _ clause: Clause, _ clauses: [Clause]) -> Bool {
        clausesByPermission[permission].contains { clauses[$0].isImplied(by: clause) }
    }

    /// How much comparing one right with it costs at most.
    func cost(of right: Right) -> Int {
        1 + clausesByPermission[right.permission].count
    }
}
