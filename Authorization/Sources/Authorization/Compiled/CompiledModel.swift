// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A role model made ready to answer: dense numbers for its names, and a table of role × permission.
///
/// Compiling never fails. A name that the model does not declare grants nothing; ``RoleModel/problems()`` says which
/// names those are, and whoever runs a model refuses it while it has errors.
public final class CompiledModel: Sendable {
    public let model: RoleModel
    /// Every permission's name, giving included, by number.
    public let permissions: [PermissionFacts]
    public let roles: [RoleFacts]
    public let kinds: [KindFacts]
    /// Flag names by bit of a ``FlagSet``.
    public let flags: [String]
    public let settings: [Setting]
    public let personSettings: [Setting]
    public let services: [ServiceFacts]

    let names: ModelNames
    /// Role × permission: nothing, always, or the number of a program.
    let rules: RuleTable
    /// For each permission the conditions under which it is refused whatever grants there are.
    let nevers: [[Clause]]
    /// Roles that everyone holds, visitors too or people only.
    let everyone: [RoleID]
    let visitors: [RoleID]
    /// Sets with a default, for whoever holds no role of them.
    let defaults: [DefaultRole]
    /// By role: the permission to give it, if it is a role that gives roles.
    let givingOfGiver: [Permission?]
    /// By permission: the roles with a rule for it.
    let rolesGranting: [[RoleID]]
    let ceiling: Ceiling?
    /// The permission to act as another person; a vocabulary without it has no acting.
    let acting: Permission?
    let tables: ModelTables
    private let memory = ModelMemory()

    /// The one permission that the engine itself knows by name, as it is asked of two people at once.
    public static let actingName = "person.act-as"

    /// Compiles a model; with an earlier state of the same model, names that both have keep their numbers.
    ///
    /// A roster can therefore go on while its model is edited.
    public init(_ model: RoleModel, after earlier: CompiledModel? = nil) {
        let names = ModelNames(model, after: earlier?.names)
        let parts = Parts(model, names: names)
        self.model = model
        self.names = names
        roles = parts.roles
        kinds = parts.kinds
        flags = names.flags.names
        settings = names.settings.names.map { name in
            model.settings.first { $0.name == name } ?? Setting(name: name)
        }
        personSettings = names.personSettings.names.map { name in
            model.personSettings.first { $0.name == name } ?? Setting(name: name)
        }
        permissions = parts.permissions
        services = parts.services
        rules = parts.rules
        nevers = parts.nevers
        defaults = parts.defaults
        everyone = roles.filter { $0.role.everyone != .nobody }.map(\.id)
        visitors = roles.filter { $0.role.everyone == .visitors }.map(\.id)
        rolesGranting = parts.rolesGranting()
        givingOfGiver = parts.givingOfGiver()
        ceiling = Ceiling(model, rules: rules)
        acting = names.permissions[Self.actingName].map { Permission(index: UInt16($0)) }
        tables = ModelTables(parts, after: earlier?.tables, in: memory)
    }

    /// What is compiled first, and what the rest is made from.
    struct Parts {
        let roles: [RoleFacts]
        let kinds: [KindFacts]
        let permissions: [PermissionFacts]
        let services: [ServiceFacts]
        let rules: RuleTable
        let nevers: [[Clause]]
        let defaults: [DefaultRole]

        init(_ model: RoleModel, names: ModelNames) {
            let expanded = ExpandedModel(model)
            roles = names.roles.names.map { RoleFacts($0, in: model, names: names) }
            kinds = names.kinds.names.map { KindFacts($0, in: model, names: names) }
            permissions = names.permissions.names.map { PermissionFacts($0, in: model, names: names) }
            services = names.services.names.map { ServiceFacts($0, in: expanded, names: names) }
            rules = RuleTable(expanded, names: names)
            nevers = RuleTable.nevers(of: expanded, names: names)
            defaults = DefaultRole.all(in: model, names: names)
        }

        func rolesGranting() -> [[RoleID]] {
            permissions.indices.map { permission in
                roles.map(\.id).filter { rules.rule(Int($0.index), permission) != RuleTable.nothing }
            }
        }

        func givingOfGiver() -> [Permission?] {
            let giving = permissions.filter { $0.gives != nil }
            return roles.map { role in
                let gives = giving.contains {
                    rules.rule(Int(role.id.index), Int($0.id.index)) != RuleTable.nothing
                }
                return gives ? giving.first { $0.gives == role.id }?.id : nil
            }
        }
    }
}

extension CompiledModel {
    /// The role of that name.
    public func role(_ name: String) -> RoleID? {
        names.roles[name].map { RoleID(index: UInt16($0)) }
    }

    /// The permission of that name, such as `grade.give` or `give.tutor`.
    public func permission(_ name: String) -> Permission? {
        names.permissions[name].map { Permission(index: UInt16($0)) }
    }

    /// The roles that have a rule for it, whatever its conditions.
    public func roles(granting permission: Permission) -> [RoleID] {
        Int(permission.index) < rolesGranting.count ? rolesGranting[Int(permission.index)] : []
    }

    /// Whether some role has a rule for it: what no role has does not exist in an organisation of this model.
    public func isGranted(_ permission: Permission) -> Bool {
        !roles(granting: permission).isEmpty
    }

    /// Whether whoever holds the role gives some role by it.
    public func givesRoles(_ role: RoleID) -> Bool {
        Int(role.index) < givingOfGiver.count && givingOfGiver[Int(role.index)] != nil
    }

    /// A person's own settings as they are until somebody turns them.
    var personSettingsByDefault: UInt16 {
        personSettings.enumerated().reduce(0) { $1.element.isOnByDefault ? $0 | 1 << UInt16($1.offset) : $0 }
    }

    /// The permission to give, and to take, that role.
    public func giving(_ role: RoleID) -> Permission? {
        Int(role.index) < roles.count ? roles[Int(role.index)].giving : nil
    }

    /// Whether every name that an earlier state of the model has a number for has the same number here.
    func continues(_ earlier: CompiledModel) -> Bool {
        self === earlier
            || names.roles.names.starts(with: earlier.names.roles.names)
                && names.permissions.names.starts(with: earlier.names.permissions.names)
                && names.kinds.names.starts(with: earlier.names.kinds.names)
                && names.settings.names.starts(with: earlier.names.settings.names)
                && names.personSettings.names.starts(with: earlier.names.personSettings.names)
    }

    /// The kind of that name.
    public func kind(_ name: String) -> KindID? {
        names.kinds[name].map { KindID(index: UInt8($0)) }
    }

    /// The setting of that name.
    public func setting(_ name: String) -> SettingID? {
        names.settings[name].map { SettingID(index: UInt8($0)) }
    }

    /// The setting of that name that each person has.
    public func personSetting(_ name: String) -> SettingID? {
        names.personSettings[name].map { SettingID(index: UInt8($0)) }
    }

    /// The service of that name.
    public func service(_ name: String) -> ServiceID? {
        names.services[name].map { ServiceID(index: UInt8($0)) }
    }

    /// The set of flags with those names; names that no noun has are left out.
    public func flagSet(_ flags: [String]) -> FlagSet {
        FlagSet(flags, names: names)
    }

    /// The names of the flags in a set.
    public func names(of set: FlagSet) -> [String] {
        flags.indices.filter { set.rawValue >> UInt64($0) & 1 != 0 }.map { flags[$0] }
    }

    @inline(__always)
    subscript(role: RoleID) -> RoleFacts { roles[Int(role.index)] }
    @inline(__always)
    subscript(permission: Permission) -> PermissionFacts { permissions[Int(permission.index)] }
    @inline(__always)
    subscript(kind: KindID) -> KindFacts { kinds[Int(kind.index)] }
}

/// One principal of a compiled model that is not a person.
public struct ServiceID: Sendable, Hashable {
    public let index: UInt8

    public init(index: UInt8) {
        self.index = index
    }
}

/// The role a person holds who holds no other of its set.
struct DefaultRole: Sendable {
    var role: RoleID
    /// The bit of the set in ``RoleFacts/setMask``.
    var setMask: UInt32

    static func all(in model: RoleModel, names: ModelNames) -> [DefaultRole] {
        model.sets.enumerated().compactMap { index, set in
            guard index < 32, set.eachPerson == .exactlyOne, let name = set.defaultRole, let role = names.roles[name]
            else { return nil }
            return DefaultRole(role: RoleID(index: UInt16(role)), setMask: 1 << UInt32(index))
        }
    }
}
