// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// How many rights a model comes to when all that it includes and abbreviates is written out.
///
/// A short file can come to very many: a thousand roles that include each other, each with `give any` of a set of a
/// thousand, are a billion. They are counted without being written out.
struct ModelSize {
    private let included: [[Int]]
    private let own: [Int]

    init(_ model: RoleModel) {
        var numbers: [String: Int] = [:]
        for (number, role) in model.roles.enumerated() { numbers[role.name] = number }
        included = model.roles.map { role in role.includes.compactMap { numbers[$0] } }
        var rolesOfSet: [String: Int] = [:]
        for role in model.roles { if let set = role.set { rolesOfSet[set, default: 0] += 1 } }
        var verbs: [String: Int] = [:]
        for noun in model.vocabulary.nouns { verbs[noun.name] = noun.allVerbs.count }
        own = model.roles.map { role in
            role.grants.flatMap(\.permissions).reduce(1) { sum, pattern in
                switch pattern {
                case .permission: sum + 1
                case .everyVerb(let noun): sum + (verbs[noun] ?? 0)
                case .giveAny(let set): sum + (rolesOfSet[set] ?? 0)
                }
            }
        }
    }

    /// Whether the rights are more than so many; what is looked at to tell is of the same order.
    func isMore(than limit: Int) -> Bool {
        var sum = 0
        var lastRoleThatMet = [Int](repeating: -1, count: own.count)
        for role in own.indices {
            var waiting = [role]
            lastRoleThatMet[role] = role
            while let next = waiting.popLast() {
                sum += own[next]
                guard sum <= limit else { return true }
                for other in included[next] where lastRoleThatMet[other] != role {
                    lastRoleThatMet[other] = role
                    waiting.append(other)
                }
            }
        }
        return false
    }
}
