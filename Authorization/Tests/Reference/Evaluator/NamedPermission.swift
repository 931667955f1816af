// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A permission that the model knows, taken apart once.
struct NamedPermission {
    let name: String
    let noun: String
    let verb: String
    /// The role that is given, if this is giving one.
    let given: Role?

    /// Nothing, if neither the vocabulary nor the roles have it.
    init?(_ name: String, in model: RoleModel) {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        self.name = name
        noun = String(name[..<dot])
        verb = String(name[name.index(after: dot)...])
        if noun == "give" {
            guard let role = model.role(named: verb) else { return nil }
            given = role
        } else {
            guard let declared = model.vocabulary.noun(named: noun), declared.allVerbs.contains(verb) else {
                return nil
            }
            given = nil
        }
    }

    func isNamed(by pattern: PermissionPattern) -> Bool {
        switch pattern {
        case .permission(let name): name == self.name
        case .everyVerb(let noun): given == nil && noun == self.noun
        case .giveAny(let set): given?.set == set
        }
    }
}

extension RoleModel {
    /// Every permission of the vocabulary, and giving each role.
    package var allPermissions: [String] { vocabulary.permissions + roles.map { "give.\($0.name)" } }

    /// The kind of that name.
    func kind(named name: String) -> Kind? { kinds.first { $0.name == name } }
}
