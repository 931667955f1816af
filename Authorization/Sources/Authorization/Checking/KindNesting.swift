// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Which kinds of node can lie in which, as the declarations of kinds allow.
struct KindNesting {
    /// By kind the kinds whose nodes can be inside one of its nodes, itself included.
    private let inside: [KindSet]
    private let names: NameTable

    init(_ model: RoleModel, names: ModelNames) {
        self.names = names.kinds
        let count = names.kinds.names.count
        var parents = [Int?](repeating: nil, count: count)
        var hasPeople = [Bool](repeating: false, count: count)
        for kind in model.kinds.reversed() {
            guard let number = names.kinds[kind.name] else { continue }
            parents[number] = names.kinds[kind.parent]
            hasPeople[number] = kind.people != nil
        }
        var inside = (0..<count).map { KindSet([$0]) }
        inside[Self.organisation] = KindSet(Array(0..<count))
        for number in 0..<count {
            var isPeopleWay = hasPeople[number]
            var current: Int? = number
            // A chain of parents is at most as long as there are kinds, also where it runs in a circle.
            for _ in 0..<count {
                guard let node = current else { break }
                inside[node].insert(number)
                isPeopleWay = isPeopleWay && hasPeople[node]
                if isPeopleWay { inside[node].insert(Self.person) }
                current = parents[node]
            }
        }
        self.inside = inside
    }

    static let organisation = 0
    static let person = 1

    /// The kinds of these names; such as do not exist are left out.
    func kinds(_ names: [String]) -> KindSet {
        KindSet(names.compactMap { self.names[$0] })
    }

    /// The kinds on which a role is held: its own, and the organisation for what everyone or nobody else holds.
    func kinds(of role: Role, in model: RoleModel) -> KindSet {
        var held = kinds(role.heldOn)
        let isDefault = model.sets.contains { $0.eachPerson == .exactlyOne && $0.defaultRole == role.name }
        if role.everyone != .nobody || isDefault { held.insert(Self.organisation) }
        return held
    }

    /// The kinds whose nodes can be inside a node of some of these.
    func inside(_ kinds: KindSet) -> KindSet {
        inside.indices.reduce(into: KindSet()) { if kinds.contains($1) { $0.formUnion(inside[$1]) } }
    }
}

/// A set of kinds, of which a model has 255 at most.
struct KindSet: Hashable {
    private var bits = SIMD4<UInt64>()

    init(_ kinds: [Int] = []) {
        for kind in kinds { insert(kind) }
    }

    var isEmpty: Bool { bits == SIMD4() }

    mutating func insert(_ kind: Int) {
        guard kind < 256 else { return }
        bits[kind / 64] |= 1 << UInt64(kind % 64)
    }

    func contains(_ kind: Int) -> Bool {
        kind < 256 && bits[kind / 64] >> UInt64(kind % 64) & 1 != 0
    }

    mutating func formUnion(_ other: KindSet) {
        bits |= other.bits
    }

    func intersection(_ other: KindSet) -> KindSet {
        var result = self
        result.bits &= other.bits
        return result
    }

    func subtracting(_ other: KindSet) -> KindSet {
        var result = self
        result.bits &= ~other.bits
        return result
    }
}
