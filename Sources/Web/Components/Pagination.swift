// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Where one is in a list that is shown in parts, and the ways to the others.
struct Pagination: Sendable {
    /// "31 to 60 of 214".
    let position: String
    let previous: String?
    let next: String?

    /// Pages are counted from 1; what lies outside is taken as the nearest there is.
    init(page: Int, size: Int, total: Int, address: (_ page: Int) -> String) {
        let size = max(1, size)
        let pages = max(1, (total + size - 1) / size)
        let page = min(max(1, page), pages)
        let (first, last) = ((page - 1) * size + 1, min(page * size, total))
        position = total == 0 ? "None" : first == last ? "\(last) of \(total)" : "\(first) to \(last) of \(total)"
        previous = page > 1 ? address(page - 1) : nil
        next = page < pages ? address(page + 1) : nil
    }
}

extension Pagination {
    /// The ways through a list; nothing where one page shows all of it.
    init?<Item>(_ list: Paged<Item>, address: (_ page: Int) -> String) {
        guard list.total > list.page.size else { return nil }
        self.init(page: list.page.number, size: list.page.size, total: list.total, address: address)
    }
}
