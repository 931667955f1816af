// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Every name that a model and its vocabulary declare, by what it names.
struct DeclaredNames {
    private var lists: [Family: [String]] = [:]
    private var sets: [Family: Set<String>] = [:]
    /// By name of the role.
    let roles: [String: Role]

    init(_ model: RoleModel) {
        roles = Dictionary(model.roles.map { ($0.name, $0) }) { first, _ in first }
        declare(.role, model.roles.map(\.name))
        declare(.kind, [Kind.organisation, Kind.person] + model.kinds.map(\.name))
        declare(.set, model.sets.map(\.name))
        declare(.setting, model.settings.map(\.name))
        declare(.personSetting, model.personSettings.map(\.name))
        declare(.application, model.applications.map(\.name))
        declare(.noun, model.vocabulary.nouns.map(\.name) + ["give"])
        declare(.permission, model.vocabulary.permissions + model.roles.map { "give." + $0.name })
        declare(.flag, model.vocabulary.flags)
    }

    private mutating func declare(_ family: Family, _ names: [String]) {
        lists[family] = names
        sets[family] = Set(names)
    }

    func contains(_ name: String, _ family: Family) -> Bool {
        sets[family]?.contains(name) ?? false
    }

    /// The declared name that a misspelled one was probably meant to be.
    func nearest(to name: String, _ family: Family) -> String? {
        nearestName(to: name, among: lists[family] ?? [])
    }

    /// What a name can be the name of.
    enum Family: String {
        case role, kind, set, setting, application, noun, permission, flag
        case personSetting = "person setting"
    }
}
