// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PersonPage {
    /// A copy of a page with one person's facts replaced; the facts of the others are copied as they stand.
    ///
    /// Details of the person's earlier holdings stay behind unread. When they outnumber those in use, everything is
    /// written anew without them.
    convenience init(_ page: UnsafeRawPointer, replacing slot: Int, with entry: Entry) {
        let old = PersonView(memory: page, slot: slot)
        let counts = Self.counts(of: page)
        let detailsOfEntry = entry.holdings.count { $0.needsDetail }
        guard counts.details <= counts.words + 64, counts.details + detailsOfEntry < Self.detailsMaximum else {
            self.init((0..<64).map { $0 == slot ? entry : PersonView(memory: page, slot: $0).entryForCopy })
            return
        }
        let words = counts.words - old.holdings.count + entry.holdings.count
        let details = counts.details + detailsOfEntry
        let detailsStart = Self.wordsOffset + words * 8
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: detailsStart + details * MemoryLayout<HoldingDetail>.stride,
            alignment: 16
        )
        memory.copyMemory(from: page, byteCount: Self.wordsOffset)
        Self.copyWords(to: memory, from: page, slot: slot, entry: entry, firstDetail: counts.details)
        let target = memory.advanced(by: detailsStart).assumingMemoryBound(to: HoldingDetail.self)
        target.initialize(from: Self.details(of: page), count: counts.details)
        var next = counts.details
        for holding in entry.holdings where holding.needsDetail {
            (target + next).initialize(to: HoldingDetail(holding))
            next += 1
        }
        memory.storeBytes(of: UInt32(detailsStart), toByteOffset: Self.detailsOffsetOffset, as: UInt32.self)
        memory.storeBytes(of: UInt32(details), toByteOffset: Self.detailsCountOffset, as: UInt32.self)
        Self.setFacts(of: slot, entry, in: memory)
        self.init(owning: memory)
    }

    static func counts(of page: UnsafeRawPointer) -> (words: Int, details: Int) {
        let words = page.load(fromByteOffset: 64 * 4, as: UInt32.self)
        return (Int(words), Int(page.load(fromByteOffset: detailsCountOffset, as: UInt32.self)))
    }

    private static func details(of page: UnsafeRawPointer) -> UnsafePointer<HoldingDetail> {
        let start = Int(page.load(fromByteOffset: detailsOffsetOffset, as: UInt32.self))
        return page.advanced(by: start).assumingMemoryBound(to: HoldingDetail.self)
    }

    private static func copyWords(
        to memory: UnsafeMutableRawPointer,
        from page: UnsafeRawPointer,
        slot: Int,
        entry: Entry,
        firstDetail: Int
    ) {
        let oldWords = page.advanced(by: wordsOffset).assumingMemoryBound(to: HoldingWord.self)
        let newWords = memory.advanced(by: wordsOffset).assumingMemoryBound(to: HoldingWord.self)
        let oldHeads = page.assumingMemoryBound(to: UInt32.self)
        let newHeads = memory.assumingMemoryBound(to: UInt32.self)
        let first = Int(oldHeads[slot] & startMask)
        let end = Int(oldHeads[slot + 1] & startMask)
        let total = Int(oldHeads[64])
        newWords.initialize(from: oldWords, count: first)
        var detail = firstDetail
        for (index, holding) in entry.holdings.enumerated() {
            if holding.needsDetail { detail += 1 }
            let word = HoldingWord(
                node: holding.node,
                role: holding.role,
                detail: holding.needsDetail ? detail : 0
            )
            (newWords + first + index).initialize(to: word)
        }
        (newWords + first + entry.holdings.count).initialize(from: oldWords + end, count: total - end)
        let shift = entry.holdings.count - (end - first)
        // The bits above the start are not touched: starts stay far below them.
        for later in slot + 1...64 { newHeads[later] = UInt32(truncatingIfNeeded: Int(oldHeads[later]) + shift) }
        newHeads[slot] = UInt32(first) | entry.headBits
    }

    private static func setFacts(of slot: Int, _ entry: Entry, in memory: UnsafeMutableRawPointer) {
        memory.storeBytes(of: entry.settings, toByteOffset: settingsOffset + slot * 2, as: UInt16.self)
    }
}
