// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The parts of a compiled model that every decision reads, in plain memory: no reference is counted to read them.
///
/// Addresses only: valid as long as the ``ModelMemory`` is that they lead to, which their model keeps.
struct ModelTables: @unchecked Sendable {
    // @unchecked: what they lead to is written once, before anybody reads it.
    let rules: UnsafePointer<UInt16>
    let permissionCount: Int
    /// By role.
    let marks: UnsafePointer<RoleMarks>
    let setMasks: UnsafePointer<UInt32>
    let isMemberRole: UnsafePointer<Bool>
    /// Whether it is held on the kind alone whose members its holders are, so that the node need not be looked at.
    let isMemberRoleAlone: UnsafePointer<Bool>
    /// By kind, for each of the 256 numbers that a kind can have.
    let kindHasPeople: UnsafePointer<Bool>
    /// Whether people lie in the kind that nodes of this kind lie in.
    let parentHasPeople: UnsafePointer<Bool>
    let memberRoleOfKind: UnsafePointer<Int32>
    /// Whether nodes of this kind lie in several, or did before an edit of the model.
    let isSeveral: UnsafePointer<Bool>
    /// By permission.
    let isGiving: UnsafePointer<Bool>
    let nevers: UnsafePointer<UnsafeBufferPointer<Clause>>
    /// By rule, beginning with the first that is a program.
    let programs: UnsafePointer<UnsafeBufferPointer<Clause>>
    /// Everyone's roles, which belong to no set here, and the defaults of sets.
    let implied: UnsafeBufferPointer<DefaultRole>
    /// By permission, whether some of those has a rule for it.
    let isImplied: UnsafePointer<Bool>

    init(_ model: CompiledModel.Parts, after earlier: ModelTables?, in memory: ModelMemory) {
        func keep<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
            memory.keep(elements)
        }
        func address<Element>(_ elements: [Element], _ filler: Element) -> UnsafePointer<Element> {
            // Never empty, so that there is an address to keep.
            keep(elements + [filler]).baseAddress.unsafelyUnwrapped
        }
        rules = address(model.rules.cells, RuleTable.nothing)
        permissionCount = model.rules.permissionCount
        marks = address(model.roles.map(RoleMarks.init), [])
        setMasks = address(model.roles.map(\.setMask), 0)
        let members = Set(model.kinds.compactMap(\.memberRole))
        isMemberRole = address(model.roles.map { members.contains($0.id) }, false)
        isMemberRoleAlone = address(
            model.roles.map { role in
                role.heldOn.count == 1 && model.kinds[Int(role.heldOn[0].index)].memberRole == role.id
            },
            false
        )
        let memberRoles = (0..<256).map { kind in
            kind < model.kinds.count ? model.kinds[kind].memberRole.map { Int32($0.index) } ?? -1 : -1
        }
        kindHasPeople = address(memberRoles.map { $0 >= 0 }, false)
        parentHasPeople = address(
            (0..<256).map { kind in
                guard kind < model.kinds.count, let parent = model.kinds[kind].parent else { return false }
                return memberRoles[Int(parent.index)] >= 0
            },
            false
        )
        memberRoleOfKind = address(memberRoles, -1)
        isSeveral = address(
            (0..<256).map { kind in
                earlier?.isSeveral[kind] == true || (kind < model.kinds.count && model.kinds[kind].kind.several)
            },
            false
        )
        isGiving = address(model.permissions.map { $0.gives != nil }, false)
        let nothing = UnsafeBufferPointer<Clause>(start: nil, count: 0)
        nevers = address(model.nevers.map { $0.isEmpty ? nothing : keep($0) }, nothing)
        programs = address(model.rules.programs.map { keep($0) }, nothing)
        let everyone = model.roles.filter { $0.role.everyone != .nobody }.map { DefaultRole(role: $0.id, setMask: 0) }
        let implied = everyone + model.defaults
        self.implied = keep(implied)
        isImplied = address(
            model.permissions.indices.map { permission in
                implied.contains { model.rules.rule(Int($0.role.index), permission) != RuleTable.nothing }
            },
            false
        )
    }
}

/// The memory that the tables of one model stand in.
final class ModelMemory: @unchecked Sendable {
    // @unchecked: filled while the model is compiled, and only read from then on.
    private var free: [() -> Void] = []

    func keep<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
        let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = buffer.initialize(from: elements)
        free.append {
            buffer.deinitialize()
            buffer.deallocate()
        }
        return UnsafeBufferPointer(buffer)
    }

    deinit {
        for free in free { free() }
    }
}
