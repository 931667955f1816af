// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One person of an organisation, numbered densely from 0; at most 2²⁶ of them.
public struct PersonID: Sendable, Hashable, Comparable {
    public let index: UInt32

    public init(index: UInt32) {
        self.index = index
    }

    public static func < (left: PersonID, right: PersonID) -> Bool { left.index < right.index }

    static let countMaximum = 1 << 26
}

/// One node that roles are held on, numbered densely from 0, the organisation; at most 2²⁶ of them.
///
/// Every person is a node too, see ``init(_:)``: roles such as coach are held on a person.
public struct NodeID: Sendable, Hashable, Comparable {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The node of that number.
    public init(index: UInt32) {
        self.rawValue = index
    }

    /// The node that a person is; of a number that nobody can have, a node that is not there.
    public init(_ person: PersonID) {
        rawValue = person.index < UInt32(PersonID.countMaximum) ? NodeID.personBit | person.index : .max
    }

    /// The node in which everything lies.
    public static let organisation = NodeID(rawValue: 0)

    /// The person that this node is, if it is one.
    public var person: PersonID? {
        isPerson ? PersonID(index: rawValue & ~NodeID.personBit) : nil
    }

    /// Its number among the nodes that are not people; meaningless for a person.
    public var index: UInt32 { rawValue }

    var isPerson: Bool { rawValue & NodeID.personBit != 0 }

    public static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }

    static let countMaximum = 1 << 26
    static let personBit: UInt32 = 1 << 27
}

/// One role of a compiled model; at most 1,000 of them.
public struct RoleID: Sendable, Hashable, Comparable {
    public let index: UInt16

    public init(index: UInt16) {
        self.index = index
    }

    public static func < (left: RoleID, right: RoleID) -> Bool { left.index < right.index }
}

/// One permission of a compiled model.
public struct Permission: Sendable, Hashable, Comparable {
    public let index: UInt16

    public init(index: UInt16) {
        self.index = index
    }

    public static func < (left: Permission, right: Permission) -> Bool { left.index < right.index }
}

/// One kind of node of a compiled model.
public struct KindID: Sendable, Hashable {
    public let index: UInt8

    public init(index: UInt8) {
        self.index = index
    }

    /// The organisation itself.
    public static let organisation = KindID(index: 0)
    /// People, as nodes.
    public static let person = KindID(index: 1)
}

/// One setting of the organisation, or one that each person has.
public struct SettingID: Sendable, Hashable {
    public let index: UInt8

    public init(index: UInt8) {
        self.index = index
    }

    var mask: UInt64 { 1 << UInt64(index) }
}

/// The flags of a thing, as bits in the order of ``CompiledModel/flags``.
public struct FlagSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }
}
