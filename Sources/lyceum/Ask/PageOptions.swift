// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser

/// Which part of a long list is printed.
struct PageOptions: ParsableArguments {
    @Option(help: "How many are listed.")
    var limit = 50

    @Option(help: ArgumentHelp("List what comes after this name.", valueName: "name"))
    var after: String?

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("`--limit` is at least 1.") }
    }

    /// The part of a list, sorted by name, that these options ask for.
    func page<Item>(_ items: [Item], by name: (Item) -> String) -> Page<Item> {
        let sorted = items.sorted { name($0) < name($1) }
        let rest = after.map { after in sorted.filter { name($0) > after } } ?? sorted
        let shown = Array(rest.prefix(limit))
        return Page(
            items: shown,
            count: items.count,
            next: rest.count > shown.count ? shown.last.map(name) : nil
        )
    }
}

/// A part of a list.
struct Page<Item> {
    let items: [Item]
    /// How many there are altogether.
    let count: Int
    /// The name to give to `--after` for the next part; nothing after the last.
    let next: String?

    /// What to say below a list that goes on.
    var more: [String] {
        next.map { ["", "There are more: add `--after \($0)`."] } ?? []
    }
}
