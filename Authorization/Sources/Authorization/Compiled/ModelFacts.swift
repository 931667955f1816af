// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What the engine knows of a role.
public struct RoleFacts: Sendable {
    public let id: RoleID
    public let name: String
    /// The role as the model has it; one that an edit has removed has no grants left.
    public let role: Role
    /// The permission to give, and to take, it.
    let giving: Permission?
    /// The flags that the record of a holding of it has.
    let flags: FlagSet
    /// The kinds it is held on.
    public let heldOn: [KindID]
    let setMask: UInt32
    let isLine: Bool
    /// Whether its holders may use it to give a role to themselves.
    public let isSelfGiver: Bool
    /// Roles of which its holder needs one for it to have an effect; empty where it needs none.
    let carriers: [RoleID]
    let unless: SwitchTest

    init(_ name: String, in model: RoleModel, names: ModelNames) {
        let role = model.role(named: name) ?? Role(name: name, title: name)
        self.id = RoleID(index: UInt16(names.roles[name] ?? 0))
        self.name = name
        self.role = role
        giving = names.permissions["give." + name].map { Permission(index: UInt16($0)) }
        flags = FlagSet(role.flags, names: names)
        heldOn = role.heldOn.compactMap { names.kinds[$0].map { KindID(index: UInt8($0)) } }
        let set = model.sets.firstIndex { $0.name == role.set }
        setMask = set.map { $0 < 32 ? 1 << UInt32($0) : 0 } ?? 0
        isLine = role.line
        isSelfGiver = model.selfGivers.contains(name)
        carriers = model.roles.filter { $0.carries.contains(name) }
            .compactMap { names.roles[$0.name].map { RoleID(index: UInt16($0)) } }
        unless = SwitchTest(noneOf: role.unless, names: names)
    }
}

/// What the engine knows of a permission.
public struct PermissionFacts: Sendable {
    public let id: Permission
    public let name: String
    /// The role that it gives, if it gives one.
    public let gives: RoleID?
    /// What it is about, unless it gives a role.
    public let noun: Noun?
    /// Whether it is asked of the place where a thing is to be.
    public let isAskedOfThePlace: Bool

    init(_ name: String, in model: RoleModel, names: ModelNames) {
        self.id = Permission(index: UInt16(names.permissions[name] ?? 0))
        self.name = name
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        let verb = parts.count == 2 ? parts[1] : ""
        gives = parts.first == "give" ? names.roles[verb].map { RoleID(index: UInt16($0)) } : nil
        noun = gives == nil ? parts.first.flatMap { model.vocabulary.noun(named: $0) } : nil
        isAskedOfThePlace = noun?.verbsInPlace.contains(verb) ?? true
    }
}

/// What the engine knows of a kind of node.
public struct KindFacts: Sendable {
    public let id: KindID
    public let kind: Kind
    /// The kind it lies in; nothing for the organisation and for people.
    public let parent: KindID?
    /// The role whose holders lie in its nodes.
    public let memberRole: RoleID?
    /// The flag that the record of a holding on one of its nodes has, where the vocabulary has such a flag.
    let flagOfHoldings: FlagSet

    init(_ name: String, in model: RoleModel, names: ModelNames) {
        self.id = KindID(index: UInt8(names.kinds[name] ?? 0))
        kind =
            model.kinds.first { $0.name == name } ?? Kind(name: name, in: Kind.organisation, title: model.words[name])
        parent =
            model.kinds.contains { $0.name == name } ? names.kinds[kind.parent].map { KindID(index: UInt8($0)) } : nil
        flagOfHoldings = FlagSet(["on-" + name], names: names)
        memberRole = kind.people.flatMap { names.roles[$0] }.map { RoleID(index: UInt16($0)) }
    }
}

extension FlagSet {
    /// The flags of those names that some noun has.
    init(_ flags: [String], names: ModelNames) {
        self.init(rawValue: flags.reduce(0) { bits, flag in names.flags[flag].map { bits | 1 << UInt64($0) } ?? bits })
    }
}

/// What the engine knows of a service.
public struct ServiceFacts: Sendable {
    public let name: String
    public let service: Service
    let permissions: Set<Permission>

    init(_ name: String, in expanded: ExpandedModel, names: ModelNames) {
        self.name = name
        service = expanded.model.services.first { $0.name == name } ?? Service(name: name, permissions: [])
        permissions = Set(
            expanded.permissions(matching: service.permissions)
                .compactMap { names.permissions[$0].map { Permission(index: UInt16($0)) } }
        )
    }
}

/// Settings of the organisation and of a person that must be on, and such that must be off.
struct SwitchTest: Sendable, Hashable {
    var on: UInt64 = 0
    var off: UInt64 = 0
    var myOn: UInt16 = 0
    var myOff: UInt16 = 0
    /// Whether it names a setting that does not exist, and so never holds.
    var isVoid = false

    init() {}

    /// Holds while none of these does.
    ///
    /// Conditions about a thing are left out.
    init(noneOf conditions: [Condition], names: ModelNames) {
        for condition in conditions { add(condition, isOn: false, names: names) }
    }

    /// Takes one condition in; answers whether it was about a setting.
    @discardableResult
    mutating func add(_ condition: Condition, isOn: Bool, names: ModelNames) -> Bool {
        switch condition {
        case .setting(let name):
            guard let number = names.settings[name] else { isVoid = true; return true }
            if isOn { on |= 1 << UInt64(number) } else { off |= 1 << UInt64(number) }
        case .my(let name):
            guard let number = names.personSettings[name] else { isVoid = true; return true }
            if isOn { myOn |= 1 << UInt16(number) } else { myOff |= 1 << UInt16(number) }
        case .own, .party, .shown, .direct, .covered, .flag: return false
        }
        return true
    }

    var isAlways: Bool { on | off == 0 && myOn | myOff == 0 && !isVoid }

    @inline(__always)
    func holds(settings: UInt64, my: UInt16) -> Bool {
        settings & on == on && settings & off == 0 && my & myOn == myOn && my & myOff == 0 && !isVoid
    }
}
