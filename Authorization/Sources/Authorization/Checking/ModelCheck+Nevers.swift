// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// What is granted only where a never forbids it.
    mutating func checkNevers() {
        guard rights != nil, !model.nevers.isEmpty else { return }
        var search = NeverSearch(model, patterns, names)
        for (role, grant, part) in grants {
            let clause = Clause(grant, unless: role.unless, names: names)
            guard !clause.isImpossible else { continue }
            noteForbidden(grant.permissions, clause, part, grant.sourceLine, &search)
        }
        for service in model.services {
            let always = Clause(Grant([]), names: names)
            noteForbidden(service.permissions, always, .service(service.name), service.sourceLine, &search)
        }
        guard search.isExhausted else { return }
        error(
            .limit,
            .model,
            "there are too many grants and nevers of the same permissions to compare them all",
            remedy: "say the same with fewer nevers",
            line: nil
        )
    }

    /// Of a whole noun or set some may be forbidden: that is what a never beside it is for.
    private mutating func noteForbidden(
        _ granted: [PermissionPattern],
        _ clause: Clause,
        _ part: ModelPart,
        _ line: Int?,
        _ search: inout NeverSearch
    ) {
        var forbidden: [(pattern: PermissionPattern, never: Int)] = []
        for pattern in granted {
            let found = patterns.permissions(matching: pattern).map { search.never(forbidding: $0, clause) }
            if let never = found.first ?? nil, found.allSatisfy({ $0 != nil }) { forbidden.append((pattern, never)) }
        }
        guard let first = forbidden.first else { return }
        error(
            .grantedAndNever,
            part,
            "\(part): \(quoted(forbidden.map(\.pattern.written))) is granted only where never \(first.never + 1) forbids it",
            remedy: "take the grant out, or give the never a condition",
            line: line
        )
    }

    /// Grants that say again what a grant of the same role says.
    mutating func checkDuplicateGrants() {
        guard rights != nil else { return }
        for role in model.roles {
            var known: [GrantedOnce: Int] = [:]
            for (index, grant) in role.grants.enumerated() {
                let clause = Clause(grant, names: names)
                var again: [String] = []
                var earlier = index
                for permission in patterns.permissions(matching: grant.permissions) {
                    let key = GrantedOnce(permission: permission, clause: clause, becomes: grant.creatorBecomes)
                    if let first = known[key] {
                        again.append(names.permissions.names[permission])
                        earlier = first
                    } else {
                        known[key] = index
                    }
                }
                guard !again.isEmpty else { continue }
                let part = ModelPart.grant(role: role.name, index: index)
                let place = earlier == index ? "twice in it" : "by grant \(earlier + 1) on the same conditions already"
                let message = "\(part): \(quoted(again)) is granted \(place)"
                warning(.duplicateGrant, part, message, remedy: "take it out of one of them", line: grant.sourceLine)
            }
        }
    }
}

/// A permission on conditions, as one grant of a role has it.
private struct GrantedOnce: Hashable {
    let permission: Int
    let clause: Clause
    let becomes: String?
}

/// Looks for nevers that hold whenever a grant does, with an end to its patience.
private struct NeverSearch {
    private var nevers: [Int: [(clause: Clause, index: Int)]] = [:]
    private var comparisonsLeft = 5_000_000

    init(_ model: RoleModel, _ patterns: PatternTable, _ names: ModelNames) {
        guard model.nevers.reduce(0, { $0 + patterns.count(of: $1.permissions) }) <= 1_000_000 else {
            comparisonsLeft = 0
            return
        }
        for (index, never) in model.nevers.enumerated() {
            let clause = Clause(never, names: names)
            guard !clause.isImpossible else { continue }
            for permission in patterns.permissions(matching: never.permissions) {
                nevers[permission, default: []].append((clause, index))
            }
        }
    }

    var isExhausted: Bool { comparisonsLeft <= 0 }

    mutating func never(forbidding permission: Int, _ clause: Clause) -> Int? {
        guard !isExhausted, let known = nevers[permission] else { return nil }
        comparisonsLeft -= known.count
        return known.first { $0.clause.isImplied(by: clause) }?.index
    }
}
