// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension RosterBuilder {
    /// The roster of all that was collected; the builder is empty of use afterwards.
    ///
    /// - Throws: ``RosterError/tooMany`` when 64 neighbouring people have more than 65,000 holdings with dates.
    public consuming func build() throws(RosterError) -> Roster {
        var roster = Roster(model)
        roster.peopleCount = peopleCount
        roster.nodesCount = nodes.count
        roster.settings = organisationSettings
        roster.revision = 1
        let (starts, sorted) = wordsByPerson()
        roster.people = PageTable(pages: try personPages(starts, sorted))
        // What the pages hold is not needed twice.
        words = []
        let keys = keysByNode(starts, sorted)
        roster.nodes = PageTable(pages: nodePages(keys))
        roster.peopleAsNodes = PageTable(pages: personNodePages(keys))
        return roster
    }

    /// The words of each person, sorted, those of all people behind one another, and where each person's begin.
    private func wordsByPerson() -> (starts: [Int], words: [UInt64]) {
        var starts = [Int](repeating: 0, count: peopleCount + 1)
        for holder in holders { starts[Int(holder) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        let details = details
        let sorted = [UInt64](unsafeUninitializedCapacity: words.count) { buffer, count in
            for (index, holder) in holders.enumerated() {
                buffer.initializeElement(at: next[Int(holder)], to: words[index])
                next[Int(holder)] += 1
            }
            count = words.count
            for person in 0..<peopleCount where starts[person + 1] - starts[person] > 1 {
                buffer[starts[person]..<starts[person + 1]].sort { left, right in
                    if left >> 26 != right >> 26 { return left < right }
                    return Self.from(left, details) < Self.from(right, details)
                }
            }
        }
        return (starts, sorted)
    }

    private static func from(_ word: UInt64, _ details: [Holding]) -> Instant {
        let number = Int(word & (1 << 26 - 1))
        return number == 0 ? .distantPast : details[number - 1].from
    }

    private func personPages(_ starts: [Int], _ words: [UInt64]) throws(RosterError) -> [PersonPage] {
        var pages: [PersonPage] = []
        pages.reserveCapacity(peopleCount / 64 + 1)
        for first in stride(from: 0, to: peopleCount, by: 64) {
            let last = min(first + 64, peopleCount)
            let mine = words[starts[first]..<starts[last]]
            if mine.contains(where: { $0 & (1 << 26 - 1) != 0 }) || hasRepetition(starts[first...last], words) {
                guard mine.count < PersonPage.detailsMaximum else { throw .tooMany }
                pages.append(PersonPage((first..<last).map { entry($0, words[starts[$0]..<starts[$0 + 1]]) }))
            } else {
                let ends = starts[first...last].map { UInt32($0 - starts[first]) }
                pages.append(
                    PersonPage(words: mine, starts: ends, active: active[first / 64], settings: settings[first..<last])
                )
            }
        }
        return pages
    }

    /// Whether somebody was given the same twice.
    private func hasRepetition(_ starts: ArraySlice<Int>, _ words: [UInt64]) -> Bool {
        for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
            for index in start + 1..<end where words[index] == words[index - 1] { return true }
        }
        return false
    }

    private func entry(_ person: Int, _ words: ArraySlice<UInt64>) -> PersonPage.Entry {
        let holdings = words.map { word in
            let number = Int(word & (1 << 26 - 1))
            if number > 0 { return details[number - 1] }
            let word = HoldingWord(bits: word)
            return Holding(PersonID(index: UInt32(person)), RoleID(index: UInt16(word.role)), on: word.node)
        }
        let isActive = active[person / 64] >> UInt64(person & 63) & 1 != 0
        var once: [Holding] = []
        once.reserveCapacity(holdings.count)
        for holding in holdings {
            // Sorted: the same again stands among those of the same beginning.
            let alike = once.reversed().prefix { !Roster.order($0, before: holding) }
            if !alike.contains(holding) { once.append(holding) }
        }
        return PersonPage.Entry(isKnown: true, isActive: isActive, settings: settings[person], holdings: once)
    }

    /// Node, role and person of every holding, sorted.
    private func keysByNode(_ starts: [Int], _ words: [UInt64]) -> [UInt64] {
        var keys = [UInt64](unsafeUninitializedCapacity: words.count) { buffer, count in
            for person in 0..<peopleCount {
                for index in starts[person]..<starts[person + 1] {
                    buffer.initializeElement(at: index, to: words[index] & ~(1 << 26 - 1) | UInt64(person))
                }
            }
            count = words.count
        }
        keys.sort()
        return keys
    }
}

extension RosterBuilder {
    private func nodePages(_ keys: [UInt64]) -> [NodePage] {
        var entries = nodes
        var children = [[UInt32]](repeating: [], count: entries.count)
        for (index, entry) in entries.enumerated().dropFirst() {
            for parent in entry.parents { children[Int(parent.rawValue)].append(UInt32(index)) }
            if entry.parents.isEmpty { children[0].append(UInt32(index)) }
        }
        for (index, numbers) in children.enumerated() where !numbers.isEmpty {
            entries[index].children = IDSet(sorted: numbers)
        }
        let dated = datedHolders()
        forEachHolders(keys, people: false, dated) { entries[Int($0)].holders.append($1) }
        return stride(from: 0, to: entries.count, by: 64).map {
            NodePage(Array(entries[$0..<min($0 + 64, entries.count)]))
        }
    }

    private func personNodePages(_ keys: [UInt64]) -> [NodePage] {
        var pages: [Int: [NodePage.Entry]] = [:]
        forEachHolders(keys, people: true, datedHolders()) { person, holders in
            let page = Int(person >> 6)
            var entries = pages[page] ?? [NodePage.Entry](repeating: NodePage.Entry(), count: 64)
            pages[page] = nil
            entries[Int(person & 63)].holders.append(holders)
            pages[page] = entries
        }
        let empty = NodePage.empty
        return (0..<(peopleCount + 63) / 64).map { page in pages[page].map { NodePage($0) } ?? empty }
    }

    /// Node and role of every holding with dates.
    private func datedHolders() -> Set<UInt64> {
        Set(details.filter(\.isDated).map { HoldingWord(node: $0.node, role: $0.role).bits >> 26 })
    }

    /// Calls the body with the number of each node, or person, and each role held on it.
    private func forEachHolders(
        _ keys: [UInt64],
        people: Bool,
        _ dated: Set<UInt64>,
        _ body: (UInt32, NodePage.Holders) -> Void
    ) {
        var index = 0
        while index < keys.count {
            let group = keys[index] >> 26
            var end = index
            var numbers: [UInt32] = []
            while end < keys.count, keys[end] >> 26 == group {
                let number = UInt32(truncatingIfNeeded: keys[end] & (1 << 26 - 1))
                if numbers.last != number { numbers.append(number) }
                end += 1
            }
            index = end
            let word = HoldingWord(bits: group << 26)
            guard word.node.isPerson == people else { continue }
            let holders = NodePage.Holders(
                role: UInt16(word.role),
                people: IDSet(sorted: numbers),
                isDated: dated.contains(group)
            )
            body(word.node.rawValue & ~NodeID.personBit, holders)
        }
    }
}
