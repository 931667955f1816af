// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// 64 nodes: the kind of each, what it lies in, what lies in it, and who holds what on it.
///
/// What every decision walks, kinds and the node above, stands in one piece of memory; the rest in arrays.
final class NodePage: Page, @unchecked Sendable {
    // @unchecked: nothing in it changes once it is made.
    let memory: UnsafeRawPointer
    let entries: [Entry]

    static let parentsOffset = 64

    init(_ nodes: [Entry]) {
        entries = nodes
        let memory = UnsafeMutableRawPointer.allocate(byteCount: Self.parentsOffset + 64 * 4, alignment: 16)
        self.memory = UnsafeRawPointer(memory)
        for slot in 0..<64 {
            let entry = slot < nodes.count ? nodes[slot] : Entry()
            memory.storeBytes(of: entry.kind.index, toByteOffset: slot, as: UInt8.self)
            let parent =
                switch entry.parents.count {
                case 0: NodeView.noParent
                case 1: entry.parents[0].rawValue
                default: NodeView.severalParents
                }
            memory.storeBytes(of: parent, toByteOffset: Self.parentsOffset + slot * 4, as: UInt32.self)
        }
    }

    deinit { UnsafeMutableRawPointer(mutating: memory).deallocate() }

    static var empty: NodePage { NodePage([]) }

    /// Shows the body who holds a role on a node and what lies in it, without copying the node's entry.
    @inline(__always)
    func visit(_ slot: Int, role: Int, _ body: (Holders?, IDSet) -> Void) {
        guard slot < entries.count else { return }
        entries.withUnsafeBufferPointer { entries in
            for index in entries[slot].holders.indices where Int(entries[slot].holders[index].role) == role {
                body(entries[slot].holders[index], entries[slot].children)
                return
            }
            body(nil, entries[slot].children)
        }
    }

    func replacing(_ slot: Int, with entry: Entry) -> NodePage {
        var changed = entries
        while changed.count <= slot { changed.append(Entry()) }
        changed[slot] = entry
        return NodePage(changed)
    }

    /// One node as changes see it.
    ///
    /// People have entries too, for the roles held on them, in a table of their own.
    struct Entry: Sendable {
        var kind = KindID.organisation
        /// The nodes it lies in, beside the organisation, sorted.
        var parents: [NodeID] = []
        var children = IDSet.none
        /// Who holds what on it, in any dates, by role.
        var holders: [Holders] = []
    }

    /// The people who hold one role on one node.
    struct Holders: Sendable {
        var role: UInt16
        var people: IDSet
        /// Whether some holding among these ever had a beginning or an end, so that dates must be looked at.
        var isDated = false
    }
}

extension IDSet {
    /// The empty set that all empty sets share.
    static let none = IDSet()
}

/// Where one node lies, read in place.
///
/// Valid as long as the roster that it was read from.
struct NodeView {
    static let noParent = UInt32.max
    static let severalParents = UInt32.max - 1
    /// What stands in place of the kind of a node that was removed.
    static let removedKind = 255

    let memory: UnsafeRawPointer
    let slot: Int

    @inline(__always)
    var kind: Int { Int(memory.load(fromByteOffset: slot, as: UInt8.self)) }

    /// The node above, or one of the two marks.
    @inline(__always)
    var parent: UInt32 { memory.load(fromByteOffset: NodePage.parentsOffset + slot * 4, as: UInt32.self) }
}
