// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A block of 64 neighbouring entries, whose facts for reading stand at one address.
protocol Page: Addressed {
    /// Valid as long as the page is.
    var memory: UnsafeRawPointer { get }
    /// A page with no entry in it.
    static var empty: Self { get }
}

/// Pages by number, in a tree four levels deep; changing one page copies four small blocks and shares the rest.
///
/// Reading follows addresses and counts no references: whoever holds the table keeps every page of it alive. The
/// lowest blocks are the narrowest, as each page that a copied block shares is touched to count it.
struct PageTable<Content: Page>: @unchecked Sendable {
    // @unchecked: blocks are written only while they are made.
    private var root: Block3<Content> { didSet { addresses = UnsafePointer(root.addresses) } }
    /// The root's, one step nearer, so that reading touches no reference at all.
    private var addresses: UnsafePointer<UnsafeRawPointer>

    init() {
        let leaf = Block0(ContiguousArray(repeating: Content.empty, count: 16))
        let low = Block1(ContiguousArray(repeating: leaf, count: 32))
        let high = Block2(ContiguousArray(repeating: low, count: 64))
        root = Block(ContiguousArray(repeating: high, count: 32))
        addresses = UnsafePointer(root.addresses)
    }

    /// The table of these pages, numbered from 0.
    init(pages: [Content]) {
        let empty = PageTable()
        let (high, low) = (empty.root.parts[0], empty.root.parts[0].parts[0])
        let leaf = low.parts[0]
        let leaves = Self.blocks(pages[...], of: 16, padding: leaf.parts[0])
        let lows = Self.blocks(leaves[...], of: 32, padding: leaf)
        let highs = Self.blocks(lows[...], of: 64, padding: low)
        root = Block(Self.padded(highs[...], to: 32, with: high))
        addresses = UnsafePointer(root.addresses)
    }

    private static func blocks<Part: Addressed>(
        _ parts: ArraySlice<Part>,
        of width: Int,
        padding: Part
    ) -> [Block<Part>] {
        stride(from: 0, to: parts.count, by: width).map {
            Block(padded(parts[$0..<min($0 + width, parts.count)], to: width, with: padding))
        }
    }

    private static func padded<Part>(_ parts: ArraySlice<Part>, to width: Int, with part: Part) -> ContiguousArray<Part>
    {
        ContiguousArray(parts) + repeatElement(part, count: width - parts.count)
    }

    /// Where the facts of the page stand in which the entry of that number is.
    @inline(__always)
    func memory(of entry: UInt32) -> UnsafeRawPointer {
        let high = addresses[Int(entry >> 21) & 31]
        let low = Self.addresses(high)[Int(entry >> 15) & 63]
        let leaf = Self.addresses(low)[Int(entry >> 10) & 31]
        return Self.addresses(leaf)[Int(entry >> 6) & 15]
    }

    @inline(__always)
    private static func addresses(_ block: UnsafeRawPointer) -> UnsafePointer<UnsafeRawPointer> {
        block.assumingMemoryBound(to: UnsafeRawPointer.self)
    }

    /// The page in which the entry of that number is.
    @inline(__always)
    func page(of entry: UInt32) -> Content {
        root.parts[Int(entry >> 21) & 31].parts[Int(entry >> 15) & 63].parts[Int(entry >> 10) & 31]
            .parts[Int(entry >> 6) & 15]
    }

    mutating func replacePage(of entry: UInt32, with page: Content) {
        let high = root.parts[Int(entry >> 21) & 31]
        let low = high.parts[Int(entry >> 15) & 63]
        let leaf = low.parts[Int(entry >> 10) & 31]
        let newLeaf = leaf.replacing(Int(entry >> 6) & 15, with: page)
        let newLow = low.replacing(Int(entry >> 10) & 31, with: newLeaf)
        let newHigh = high.replacing(Int(entry >> 15) & 63, with: newLow)
        root = root.replacing(Int(entry >> 21) & 31, with: newHigh)
    }
}

private typealias Block0<Content: Page> = Block<Content>
private typealias Block1<Content: Page> = Block<Block0<Content>>
private typealias Block2<Content: Page> = Block<Block1<Content>>
private typealias Block3<Content: Page> = Block<Block2<Content>>

/// What has an address at which it is read.
protocol Addressed: AnyObject, Sendable {
    var address: UnsafeRawPointer { get }
}

extension Page {
    var address: UnsafeRawPointer { memory }
}

/// Some parts, and their addresses behind one another.
private final class Block<Part: Addressed>: Addressed, @unchecked Sendable {
    // @unchecked: the addresses are written only while the block is made.
    let parts: ContiguousArray<Part>
    let addresses: UnsafeMutablePointer<UnsafeRawPointer>

    var address: UnsafeRawPointer { UnsafeRawPointer(addresses) }

    init(_ parts: ContiguousArray<Part>) {
        self.parts = parts
        addresses = .allocate(capacity: parts.count)
        for (index, part) in parts.enumerated() { (addresses + index).initialize(to: part.address) }
    }

    private init(_ parts: ContiguousArray<Part>, copying old: UnsafeMutablePointer<UnsafeRawPointer>, but index: Int) {
        self.parts = parts
        addresses = .allocate(capacity: parts.count)
        addresses.initialize(from: old, count: parts.count)
        addresses[index] = parts[index].address
    }

    func replacing(_ index: Int, with part: Part) -> Block {
        var changed = parts
        changed[index] = part
        return Block(changed, copying: addresses, but: index)
    }

    deinit { addresses.deallocate() }
}
