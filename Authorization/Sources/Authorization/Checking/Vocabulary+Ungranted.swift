// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Vocabulary {
    /// The permissions that none of these models grants to any role or service, in the order of the vocabulary.
    ///
    /// What is enforced and granted to nobody is either forgotten in the models or too much in the product.
    public func ungranted(by models: [RoleModel]) -> [String] {
        var granted: Set<String> = []
        var nouns: Set<String> = []
        for pattern in models.flatMap(\.grantedPatterns) {
            switch pattern {
            case .permission(let name): granted.insert(name)
            case .everyVerb(let noun): nouns.insert(noun)
            case .giveAny: break
            }
        }
        return self.nouns.filter { !nouns.contains($0.name) }
            .flatMap { noun in noun.allVerbs.map { "\(noun.name).\($0)" } }
            .filter { !granted.contains($0) }
    }

    /// The permissions that a model names and this vocabulary does not have, each once, in the order of the model.
    public func unknown(in model: RoleModel) -> [String] {
        let known = Set(permissions)
        let nouns = Set(nouns.map(\.name))
        let roles = Set(model.roles.map { "give." + $0.name })
        var seen: Set<String> = []
        return (model.grantedPatterns + model.nevers.flatMap(\.permissions)).compactMap { pattern in
            switch pattern {
            case .permission(let name): known.contains(name) || roles.contains(name) ? nil : name
            case .everyVerb(let noun): nouns.contains(noun) || noun == "give" ? nil : pattern.written
            case .giveAny: nil
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension RoleModel {
    /// What roles and services are granted, as it is written.
    fileprivate var grantedPatterns: [PermissionPattern] {
        roles.flatMap { $0.grants.flatMap(\.permissions) } + services.flatMap(\.permissions)
    }
}
