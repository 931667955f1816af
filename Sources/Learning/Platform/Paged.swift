// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// One page of a list, and where it stands in the whole.
package struct Paged<Item: Sendable>: Sendable {
    package let items: [Item]
    package let page: Page
    /// Of the whole list.
    package let total: Int

    func map<Other>(_ transform: (Item) throws -> Other) rethrows -> Paged<Other> {
        Paged<Other>(items: try items.map(transform), page: page, total: total)
    }
}

/// Which page of a list is asked for.
package struct Page: Sendable, Hashable {
    /// From 1.
    package let number: Int
    package let size: Int

    package static let sizeMaximum = 200
    static let numberMaximum = 1_000_000

    /// The nearest page there can be.
    package init(_ number: Int = 1, size: Int = 50) {
        self.number = min(max(1, number), Self.numberMaximum)
        self.size = min(max(1, size), Self.sizeMaximum)
    }

    /// The page itself, or the last there is: people go away while a list is looked through.
    func nearest(of total: Int) -> Page {
        Page(min(number, max(1, (total + size - 1) / size)), size: size)
    }

    var offset: Int { (number - 1) * size }
    var clause: SQL { "LIMIT \(size) OFFSET \(offset)" }
}
