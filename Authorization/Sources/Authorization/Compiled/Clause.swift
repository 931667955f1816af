// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One grant's conditions, made ready to test: all of it must hold.
struct Clause: Sendable, Hashable {
    var switches = SwitchTest()
    /// Flags that the thing must have, and must not have.
    var flags: UInt64 = 0
    var flagsAbsent: UInt64 = 0
    /// How the holder must stand to the thing, and must not.
    var relations: Relations = []
    var relationsAbsent: Relations = []
    /// The thing also lies inside a node on which the holder holds one of these; empty: no demand.
    var within: [WithinRole] = [] { didSet { demandsWithin = !within.isEmpty } }
    private(set) var demandsWithin = false
    /// Whether a name in it does not exist, so that it never holds.
    var isVoid = false
    /// Where the grant stands: the role that has it, and its number there.
    var origin = GrantOrigin(role: RoleID(index: 0), index: 0)

    init(_ grant: Grant, unless: [Condition] = [], names: ModelNames) {
        for condition in grant.conditions { add(condition, mustHold: true, names: names) }
        for condition in grant.exceptions + unless { add(condition, mustHold: false, names: names) }
        let within: [WithinRole] = grant.within.compactMap { held in
            guard let role = names.roles[held.role] else { return nil }
            if let kind = held.kind {
                guard let number = names.kinds[kind] else { return nil }
                return WithinRole(role: role, kind: number)
            }
            return WithinRole(role: role, kind: nil)
        }
        if within.isEmpty && !grant.within.isEmpty { isVoid = true }
        self.within = within
        demandsWithin = !within.isEmpty
    }

    private mutating func add(_ condition: Condition, mustHold: Bool, names: ModelNames) {
        if switches.add(condition, isOn: mustHold, names: names) {
            isVoid = isVoid || switches.isVoid
            return
        }
        if case .flag(let name) = condition {
            guard let number = names.flags[name] else { isVoid = true; return }
            if mustHold { flags |= 1 << UInt64(number) } else { flagsAbsent |= 1 << UInt64(number) }
            return
        }
        let relation = Relations(condition)
        if mustHold { relations.formUnion(relation) } else { relationsAbsent.formUnion(relation) }
    }

    /// Whether it holds for every thing and everyone.
    var isAlways: Bool {
        switches.isAlways && flags | flagsAbsent == 0 && relations.isEmpty && relationsAbsent.isEmpty
            && within.isEmpty && !isVoid
    }

    /// Whether this one holds whenever the other does, by comparing their conditions.
    func isImplied(by other: Clause) -> Bool {
        let (mine, theirs) = (switches, other.switches)
        guard !isVoid, mine.on & ~theirs.on == 0, mine.off & ~theirs.off == 0 else { return false }
        guard mine.myOn & ~theirs.myOn == 0, mine.myOff & ~theirs.myOff == 0 else { return false }
        guard flags & ~other.flags == 0, flagsAbsent & ~other.flagsAbsent == 0 else { return false }
        guard relations.isSubset(of: other.relations), relationsAbsent.isSubset(of: other.relationsAbsent) else {
            return false
        }
        return within.isEmpty
            || (!other.within.isEmpty
                && other.within.allSatisfy { theirs in
                    within.contains { $0.role == theirs.role && ($0.kind == nil || $0.kind == theirs.kind) }
                })
    }
}

/// A role asked for by `where`, in numbers.
struct WithinRole: Sendable, Hashable {
    var role: Int
    var kind: Int?
}

/// Which grant of which role.
public struct GrantOrigin: Sendable, Hashable {
    public let role: RoleID
    /// Its number among the role's own grants.
    public let index: Int
}

/// How a principal can stand to a thing.
public struct Relations: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let own = Relations(rawValue: 1)
    public static let party = Relations(rawValue: 2)
    public static let shown = Relations(rawValue: 4)
    public static let direct = Relations(rawValue: 8)
    public static let covered = Relations(rawValue: 16)

    init(_ condition: Condition) {
        switch condition {
        case .own: self = .own
        case .party: self = .party
        case .shown: self = .shown
        case .direct: self = .direct
        case .covered: self = .covered
        case .flag, .setting, .my: self = []
        }
    }
}
