// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Things that lie in one another, as lists within lists.
///
/// The rows stand in a line, each with the lists to open before and close after it, so that neither making nor printing
/// a tree goes deeper than one call.
struct Tree: Sendable {
    let rows: [Row]

    /// One thing, as the template prints it.
    struct Row: Sendable {
        let title: String
        let address: String
        let detail: String?
        let tag: Tag?
        let opensList: Bool
        let closesItem: Bool
        /// An element for each list that ends after this row.
        let closings: [Int]
        let isLast: Bool
    }

    /// One thing, and how deep it lies.
    struct Leaf: Sendable {
        let title: String
        let address: String
        let depth: Int
        let detail: String?
        let tag: Tag?

        init(_ title: String, at address: String, depth: Int, detail: String? = nil, tag: Tag? = nil) {
            self.title = title
            self.address = address
            self.depth = depth
            self.detail = detail
            self.tag = tag
        }
    }

    /// - Parameter leaves: in the order they are read, each at most one deeper than the one before.
    init(_ leaves: [Leaf]) {
        var depth = 0
        var depths: [Int] = []
        for leaf in leaves {
            depth = depths.isEmpty ? 0 : min(max(0, leaf.depth), depth + 1)
            depths.append(depth)
        }
        rows = leaves.indices.map { place in
            let here = depths[place]
            let next = place + 1 < depths.count ? depths[place + 1] : -1
            return Row(
                title: leaves[place].title,
                address: leaves[place].address,
                detail: leaves[place].detail,
                tag: leaves[place].tag,
                opensList: place == 0 || depths[place - 1] < here,
                closesItem: next <= here,
                closings: next < here ? Array(0..<(here - max(next, 0))) : [],
                isLast: next < 0
            )
        }
    }
}
