// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A block of 64 neighbouring entries, whose facts for reading stand at one address.
protocol Page: AnyObject, Sendable {
    /// Valid as long as the page is.
    var memory: UnsafeRawPointer { get }
    /// A page with no entry in it.
    static var empty: Self { get }
}

/// Pages by number, three levels deep; changing one page copies three small blocks and shares the rest.
///
/// Reading follows addresses and counts no references: whoever holds the table keeps every page of it alive.
struct PageTable<Content: Page>: @unchecked Sendable {
    // @unchecked: the blocks are written only before the table that holds them is handed out.
    private var top: TopBlock<Content>
    private var addresses: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<UnsafeRawPointer>>>

    /// Entries that the table has room for.
    static var countMaximum: Int { 64 * 128 * 128 * 64 }

    init() {
        let page = Content.empty
        let leaf = LeafBlock<Content>(repeating: page)
        let middle = MiddleBlock<Content>(repeating: leaf)
        top = TopBlock(repeating: middle)
        addresses = top.addresses
    }

    /// The table of these pages, numbered from 0.
    init(pages: [Content]) {
        self.init()
        let emptyLeaf = top.middles[0].leaves[0]
        let emptyMiddle = top.middles[0]
        var middles: [MiddleBlock<Content>] = []
        var leaves: [LeafBlock<Content>] = []
        for start in stride(from: 0, to: pages.count, by: 128) {
            leaves.append(LeafBlock(pages[start..<min(start + 128, pages.count)], padding: emptyLeaf.pages[0]))
        }
        for start in stride(from: 0, to: leaves.count, by: 128) {
            middles.append(MiddleBlock(leaves[start..<min(start + 128, leaves.count)], padding: emptyLeaf))
        }
        top = TopBlock(middles[...], padding: emptyMiddle)
        addresses = top.addresses
    }

    /// Where the facts of the page stand in which the entry of that number is.
    @inline(__always)
    func memory(of entry: UInt32) -> UnsafeRawPointer {
        addresses[Int(entry >> 20)][Int((entry >> 13) & 127)][Int((entry >> 6) & 127)]
    }

    /// The page in which the entry of that number is.
    @inline(__always)
    func page(of entry: UInt32) -> Content {
        top.middles[Int(entry >> 20)].leaves[Int((entry >> 13) & 127)].pages[Int((entry >> 6) & 127)]
    }

    mutating func replacePage(of entry: UInt32, with page: Content) {
        let (high, middle, low) = (Int(entry >> 20), Int((entry >> 13) & 127), Int((entry >> 6) & 127))
        var middles = top.middles
        var leaves = middles[high].leaves
        var pages = leaves[middle].pages
        pages[low] = page
        leaves[middle] = LeafBlock(pages)
        middles[high] = MiddleBlock(leaves)
        top = TopBlock(middles)
        addresses = top.addresses
    }
}

private final class LeafBlock<Content: Page> {
    let pages: ContiguousArray<Content>
    let addresses: UnsafeMutablePointer<UnsafeRawPointer>

    init(_ pages: ContiguousArray<Content>) {
        self.pages = pages
        addresses = .allocate(capacity: pages.count)
        for (index, page) in pages.enumerated() { (addresses + index).initialize(to: page.memory) }
    }

    convenience init(repeating page: Content) {
        self.init(ContiguousArray(repeating: page, count: 128))
    }

    convenience init(_ pages: ArraySlice<Content>, padding: Content) {
        self.init(ContiguousArray(pages) + Array(repeating: padding, count: 128 - pages.count))
    }

    deinit { addresses.deallocate() }
}

private final class MiddleBlock<Content: Page> {
    let leaves: ContiguousArray<LeafBlock<Content>>
    let addresses: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeRawPointer>>

    init(_ leaves: ContiguousArray<LeafBlock<Content>>) {
        self.leaves = leaves
        addresses = .allocate(capacity: leaves.count)
        for (index, leaf) in leaves.enumerated() { (addresses + index).initialize(to: leaf.addresses) }
    }

    convenience init(repeating leaf: LeafBlock<Content>) {
        self.init(ContiguousArray(repeating: leaf, count: 128))
    }

    convenience init(_ leaves: ArraySlice<LeafBlock<Content>>, padding: LeafBlock<Content>) {
        self.init(ContiguousArray(leaves) + Array(repeating: padding, count: 128 - leaves.count))
    }

    deinit { addresses.deallocate() }
}

private final class TopBlock<Content: Page> {
    let middles: ContiguousArray<MiddleBlock<Content>>
    let addresses: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<UnsafeRawPointer>>>

    init(_ middles: ContiguousArray<MiddleBlock<Content>>) {
        self.middles = middles
        addresses = .allocate(capacity: middles.count)
        for (index, middle) in middles.enumerated() { (addresses + index).initialize(to: middle.addresses) }
    }

    convenience init(repeating middle: MiddleBlock<Content>) {
        self.init(ContiguousArray(repeating: middle, count: 64))
    }

    convenience init(_ middles: ArraySlice<MiddleBlock<Content>>, padding: MiddleBlock<Content>) {
        self.init(ContiguousArray(middles) + Array(repeating: padding, count: 64 - middles.count))
    }

    deinit { addresses.deallocate() }
}
