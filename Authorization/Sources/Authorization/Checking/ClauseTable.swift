// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Gives every combination of conditions one number.
struct ClauseTable {
    private(set) var clauses: [Clause] = []
    private(set) var samples: [ClauseSample] = []
    private var numbers: [Clause: Int] = [:]
    private let names: ModelNames

    init(names: ModelNames) {
        self.names = names
    }

    /// The rights of a role's own grants, and what its holder becomes by using them.
    mutating func rights(of role: Role, _ patterns: PatternTable) -> OwnRights {
        var own = OwnRights()
        for grant in role.grants {
            guard let clause = number(of: grant, unless: role.unless) else { continue }
            let becomes = grant.creatorBecomes.flatMap { names.roles[$0] }
            for permission in patterns.permissions(matching: grant.permissions) {
                let right = Right(permission: permission, clause: clause)
                own.rights.append(right)
                if let line = grant.sourceLine, own.lines[right] == nil { own.lines[right] = line }
                guard let becomes else { continue }
                own.creators.append(CreatorRight(permission: permission, clause: clause, becomes: becomes))
            }
        }
        return own
    }

    /// The number of a grant's conditions; nothing where they can never hold.
    private mutating func number(of grant: Grant, unless: [Condition]) -> Int? {
        let clause = Clause(grant, unless: unless, names: names)
        guard !clause.isImpossible else { return nil }
        if let number = numbers[clause] { return number }
        numbers[clause] = clauses.count
        clauses.append(clause)
        samples.append(ClauseSample(grant: grant, unless: unless))
        return clauses.count - 1
    }
}

/// What a role's own grants say.
struct OwnRights {
    var rights: [Right] = []
    var creators: [CreatorRight] = []
    /// The line of the first grant with each right, where the model knows its lines.
    var lines: [Right: Int] = [:]
}

/// The permissions that patterns name, found without going through the model.
struct PatternTable {
    private let names: ModelNames
    private let byNoun: [String: [Int]]
    private let bySet: [String: [Int]]
    private let known: Set<Int>

    init(_ model: RoleModel, names: ModelNames) {
        let giving = model.roles.compactMap { names.permissions["give." + $0.name] }
        var byNoun = ["give": giving]
        for noun in model.vocabulary.nouns {
            byNoun[noun.name, default: []] += noun.allVerbs.compactMap { names.permissions["\(noun.name).\($0)"] }
        }
        var bySet: [String: [Int]] = [:]
        for role in model.roles {
            guard let set = role.set, let permission = names.permissions["give." + role.name] else { continue }
            bySet[set, default: []].append(permission)
        }
        self.names = names
        self.byNoun = byNoun
        self.bySet = bySet
        known = Set(byNoun.values.joined())
    }

    func permissions(matching patterns: [PermissionPattern]) -> [Int] {
        patterns.flatMap(permissions)
    }

    func permissions(matching pattern: PermissionPattern) -> [Int] {
        switch pattern {
        case .permission(let name): names.permissions[name].map { known.contains($0) ? [$0] : [] } ?? []
        case .everyVerb(let noun): byNoun[noun] ?? []
        case .giveAny(let set): bySet[set] ?? []
        }
    }

    /// How many permissions patterns name, without listing them.
    func count(of patterns: [PermissionPattern]) -> Int {
        patterns.reduce(0) { count, pattern in
            switch pattern {
            case .permission: count + 1
            case .everyVerb(let noun): count + (byNoun[noun]?.count ?? 0)
            case .giveAny(let set): count + (bySet[set]?.count ?? 0)
            }
        }
    }
}

extension Clause {
    /// Whether it can never hold: it demands and forbids the same, or names what does not exist.
    var isImpossible: Bool {
        isVoid || contradictsItself
    }

    /// Whether something must both hold and not hold.
    var contradictsItself: Bool {
        switches.on & switches.off != 0 || switches.myOn & switches.myOff != 0 || flags & flagsAbsent != 0
            || !relations.isDisjoint(with: relationsAbsent)
    }
}
