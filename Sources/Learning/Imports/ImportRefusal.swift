// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why one line is not taken: a sentence or more, with what would mend it.
struct ImportRefusal: Error, Sendable, Hashable {
    let says: String

    init(_ says: String) {
        self.says = says
    }
}
