// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// 64 people: who is known and active, their own settings, and their holdings in order of node and role.
///
/// One piece of memory: 65 heads, which say where each person's holdings begin and whether the person is known and
/// active; 64 settings; the holdings; the details of those that have any.
final class PersonPage: Page, @unchecked Sendable {
    // @unchecked: nothing in it changes once it is made.
    let memory: UnsafeRawPointer

    static let detailsOffsetOffset = 65 * 4
    static let detailsCountOffset = detailsOffsetOffset + 4
    static let settingsOffset = detailsCountOffset + 4
    static let wordsOffset = 400
    /// A head: where the holdings begin, and two bits.
    static let startMask: UInt32 = 1 << 30 - 1
    static let knownBit: UInt32 = 1 << 30
    static let activeBit: UInt32 = 1 << 31
    /// Details that a page has room for, with some to spare; a word keeps the number of its details in 16 bits.
    static let detailsMaximum = 65_000

    /// The page at an address, which it takes over.
    init(owning memory: UnsafeMutableRawPointer) {
        self.memory = UnsafeRawPointer(memory)
    }

    convenience init(_ people: [Entry]) {
        let words = people.reduce(0) { $0 + $1.holdings.count }
        let details = people.reduce(0) { $0 + $1.holdings.count { $0.needsDetail } }
        let detailsStart = Self.wordsOffset + words * 8
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: detailsStart + details * MemoryLayout<HoldingDetail>.stride,
            alignment: 16
        )
        Self.fill(memory, with: people, detailsStart: detailsStart)
        self.init(owning: memory)
    }

    /// A page of people without details, from their words as they stand behind one another.
    convenience init(words: ArraySlice<UInt64>, starts: [UInt32], active: UInt64, settings: ArraySlice<UInt16>) {
        let byteCount = Self.wordsOffset + words.count * 8
        let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: Self.wordsOffset)
        for (slot, settings) in settings.enumerated() {
            memory.storeBytes(of: settings, toByteOffset: Self.settingsOffset + slot * 2, as: UInt16.self)
        }
        for slot in 0...64 {
            var head = slot < starts.count ? starts[slot] : starts[starts.count - 1]
            if slot + 1 < starts.count {
                head |= Self.knownBit
                if active >> UInt64(slot) & 1 != 0 { head |= Self.activeBit }
            }
            memory.storeBytes(of: head, toByteOffset: slot * 4, as: UInt32.self)
        }
        memory.storeBytes(of: UInt32(byteCount), toByteOffset: Self.detailsOffsetOffset, as: UInt32.self)
        let target = memory.advanced(by: Self.wordsOffset).assumingMemoryBound(to: UInt64.self)
        for (index, word) in words.enumerated() { (target + index).initialize(to: word) }
        self.init(owning: memory)
    }

    deinit { UnsafeMutableRawPointer(mutating: memory).deallocate() }

    private static func fill(_ memory: UnsafeMutableRawPointer, with people: [Entry], detailsStart: Int) {
        var next = 0
        var nextDetail = 0
        let heads = memory.assumingMemoryBound(to: UInt32.self)
        let words = memory.advanced(by: wordsOffset).assumingMemoryBound(to: HoldingWord.self)
        let details = memory.advanced(by: detailsStart).assumingMemoryBound(to: HoldingDetail.self)
        for slot in 0..<64 {
            let entry = slot < people.count ? people[slot] : Entry()
            heads[slot] = UInt32(next) | entry.headBits
            memory.storeBytes(of: entry.settings, toByteOffset: settingsOffset + slot * 2, as: UInt16.self)
            for holding in entry.holdings {
                var detail = 0
                if holding.needsDetail {
                    (details + nextDetail).initialize(to: HoldingDetail(holding))
                    nextDetail += 1
                    detail = nextDetail
                }
                (words + next).initialize(to: HoldingWord(node: holding.node, role: holding.role, detail: detail))
                next += 1
            }
        }
        heads[64] = UInt32(next)
        memory.storeBytes(of: UInt32(detailsStart), toByteOffset: detailsOffsetOffset, as: UInt32.self)
        memory.storeBytes(of: UInt32(nextDetail), toByteOffset: detailsCountOffset, as: UInt32.self)
    }

    static var empty: PersonPage { PersonPage([]) }

    /// One person as changes see it.
    struct Entry {
        var isKnown = false
        var isActive = false
        var settings: UInt16 = 0
        /// Sorted by node, role and beginning.
        var holdings: [Holding] = []

        var headBits: UInt32 { (isKnown ? PersonPage.knownBit : 0) | (isActive ? PersonPage.activeBit : 0) }
    }
}

/// One person's facts, read in place.
///
/// Valid as long as the roster that it was read from.
struct PersonView {
    let memory: UnsafeRawPointer
    let slot: Int

    @inline(__always)
    private var heads: UnsafePointer<UInt32> { memory.assumingMemoryBound(to: UInt32.self) }

    @inline(__always)
    var isKnown: Bool { heads[slot] & PersonPage.knownBit != 0 }

    @inline(__always)
    var isActive: Bool { heads[slot] & PersonPage.activeBit != 0 }

    @inline(__always)
    var settings: UInt16 { memory.load(fromByteOffset: PersonPage.settingsOffset + slot * 2, as: UInt16.self) }

    @inline(__always)
    var holdings: UnsafeBufferPointer<HoldingWord> {
        let words = memory.advanced(by: PersonPage.wordsOffset).assumingMemoryBound(to: HoldingWord.self)
        let first = Int(heads[slot] & PersonPage.startMask)
        return UnsafeBufferPointer(start: words + first, count: Int(heads[slot + 1] & PersonPage.startMask) &- first)
    }

    /// The details of a holding that has some.
    @inline(__always)
    func detail(of word: HoldingWord) -> HoldingDetail {
        let start = Int(memory.load(fromByteOffset: PersonPage.detailsOffsetOffset, as: UInt32.self))
        return memory.advanced(by: start).assumingMemoryBound(to: HoldingDetail.self)[word.detail - 1]
    }

    @inline(__always)
    func isCurrent(_ word: HoldingWord, at time: Instant) -> Bool {
        if word.detail == 0 { return true }
        let detail = detail(of: word)
        return detail.from <= time.seconds && time.seconds < detail.until
    }

    @inline(__always)
    func standsInFor(_ word: HoldingWord) -> UInt32 {
        word.detail == 0 ? HoldingDetail.nobody : detail(of: word).standsInFor
    }

    /// The holding as a value.
    func holding(_ word: HoldingWord, of person: PersonID) -> Holding {
        var holding = Holding(person, RoleID(index: UInt16(word.role)), on: word.node)
        guard word.detail != 0 else { return holding }
        let detail = detail(of: word)
        holding.from = Instant(seconds: detail.from)
        holding.until = Instant(seconds: detail.until)
        holding.source = Holding.Source(rawValue: detail.source) ?? .hand
        holding.givenBy = detail.givenBy == HoldingDetail.nobody ? nil : PersonID(index: detail.givenBy)
        holding.standsInFor = detail.standsInFor == HoldingDetail.nobody ? nil : PersonID(index: detail.standsInFor)
        return holding
    }

    /// The person as a copy of the page sees it, which has no use for their number.
    var entryForCopy: PersonPage.Entry { entry(of: PersonID(index: 0)) }

    /// The person as changes see it.
    func entry(of person: PersonID) -> PersonPage.Entry {
        PersonPage.Entry(
            isKnown: isKnown,
            isActive: isActive,
            settings: settings,
            holdings: holdings.map { holding($0, of: person) }
        )
    }
}
