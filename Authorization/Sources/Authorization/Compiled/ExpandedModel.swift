// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A model with its patterns and includes written out: for each role every grant it has, and from which role.
public struct ExpandedModel: Sendable {
    public let model: RoleModel
    /// Every permission that exists in the model, giving included.
    public let permissions: [String]
    private let permissionsByNoun: [String: [String]]
    private let known: Set<String>
    private let rolesByName: [String: Role]

    public init(_ model: RoleModel) {
        self.model = model
        permissions = model.vocabulary.permissions + model.roles.map { "give." + $0.name }
        permissionsByNoun = Dictionary(grouping: permissions) { String($0.prefix { $0 != "." }) }
        known = Set(permissions)
        rolesByName = Dictionary(model.roles.map { ($0.name, $0) }) { first, _ in first }
    }

    /// A grant of a role or of one it includes.
    public struct Source: Sendable, Hashable {
        public let role: Role
        public let grant: Grant
        /// Its number in the role that has it.
        public let index: Int
        /// Names of the roles from the one asked about to the one that has the grant.
        public let path: [String]
    }

    /// Every grant of a role, its own first, then those of the roles it includes, each once.
    ///
    /// A role that includes itself over others is gone through once; it is also an error of the model.
    public func grants(of name: String) -> [Source] {
        var seen: Set<String> = [name]
        var waiting: [(name: String, path: [String])] = [(name, [name])]
        var sources: [Source] = []
        var next = 0
        while next < waiting.count {
            let (name, path) = waiting[next]
            next += 1
            guard let role = rolesByName[name] else { continue }
            sources += role.grants.enumerated().map { Source(role: role, grant: $1, index: $0, path: path) }
            for included in role.includes where seen.insert(included).inserted {
                waiting.append((included, path + [included]))
            }
        }
        return sources
    }

    /// The permissions that patterns name; what does not exist is left out.
    public func permissions(matching patterns: [PermissionPattern]) -> [String] {
        patterns.flatMap { pattern in
            switch pattern {
            case .permission(let name): known.contains(name) ? [name] : []
            case .everyVerb(let noun): permissionsByNoun[noun] ?? []
            case .giveAny(let set): model.roles.filter { $0.set == set }.map { "give." + $0.name }
            }
        }
    }
}
