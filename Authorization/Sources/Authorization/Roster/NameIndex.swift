// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Names by number and numbers by name, for names that are looked up with every question.
///
/// Names are compared byte by byte, so bring them into one Unicode form (NFC) before they come here. The hash is keyed
/// anew in each process, so that nobody can choose names that collide.
struct NameIndex: Sendable {
    private(set) var names: [String] = []
    /// Number + 1 by hash, with empty places between; the upper half of the hash beside it saves most comparisons.
    private var slots: [Slot]
    private let key = UInt64.random(in: .min ... .max)

    private struct Slot {
        var tag: UInt32 = 0
        var number: UInt32 = 0
    }

    init() {
        slots = [Slot](repeating: Slot(), count: 16)
    }

    var count: Int { names.count }

    /// The number of a name.
    subscript(name: String) -> Int? {
        let hash = hash(name)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        while true {
            let slot = slots[place]
            if slot.number == 0 { return nil }
            if slot.tag == tag, Self.isSame(names[Int(slot.number) - 1], name) { return Int(slot.number) - 1 }
            place = (place + 1) & mask
        }
    }

    /// Gives a new name the next number; answers false if there is such a name already.
    @discardableResult
    mutating func append(_ name: String) -> Bool {
        guard self[name] == nil else { return false }
        names.append(name)
        if names.count * 2 > slots.count {
            slots = [Slot](repeating: Slot(), count: slots.count * 2)
            for number in names.indices { place(number) }
        } else {
            place(names.count - 1)
        }
        return true
    }

    private mutating func place(_ number: Int) {
        let hash = hash(names[number])
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Slot(tag: UInt32(truncatingIfNeeded: hash >> 32), number: UInt32(number + 1))
    }

    @inline(__always)
    private static func isSame(_ left: String, _ right: String) -> Bool {
        // The standard library compares two strings in one normal form by their bytes, and small ones in registers.
        left == right
    }

    /// Eight bytes at a time, each folded into the last by a wide multiplication.
    @inline(__always)
    private func hash(_ name: String) -> UInt64 {
        var name = name
        return name.withUTF8 { bytes in
            var state = key ^ UInt64(truncatingIfNeeded: bytes.count)
            var offset = 0
            let raw = UnsafeRawBufferPointer(bytes)
            while offset + 8 <= raw.count {
                state = Self.fold(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            var last: UInt64 = 0
            while offset < raw.count {
                last = last << 8 | UInt64(raw[offset])
                offset += 1
            }
            return Self.fold(state ^ last ^ 0x9E37_79B9_7F4A_7C15)
        }
    }

    @inline(__always)
    private static func fold(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
