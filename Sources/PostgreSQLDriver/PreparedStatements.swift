// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPostgreSQL

/// Which statements the server has prepared for one connection: the last 256 used.
struct PreparedStatements {
    private var names: [Key: (name: String, used: Int)] = [:]
    private var count = 0
    private var clock = 0
    private let maximum = 256

    private struct Key: Hashable {
        var text: String
        var types: [Oid]
    }

    /// The name of a statement, whether it is still to be prepared, and which one is to be dropped for it.
    mutating func name(for text: String, _ types: [Oid]) -> (name: String, isNew: Bool, dropped: String?) {
        let key = Key(text: text, types: types)
        clock += 1
        if let known = names[key] {
            names[key]?.used = clock
            return (known.name, false, nil)
        }
        var dropped: String?
        if names.count >= maximum, let oldest = names.min(by: { $0.value.used < $1.value.used }) {
            dropped = oldest.value.name
            names[oldest.key] = nil
        }
        count += 1
        let name = "lyceum_\(count)"
        names[key] = (name, clock)
        return (name, true, dropped)
    }

    /// Forgets one that could not be prepared.
    mutating func forget(_ text: String, _ types: [Oid]) {
        names[Key(text: text, types: types)] = nil
    }
}
