// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// An answer that a form carries along without asking again.
struct HiddenField: Sendable, Hashable {
    let name: String
    let value: String

    /// Nothing where there is no answer.
    init?(_ name: String, _ value: String?) {
        guard let value else { return nil }
        self.name = name
        self.value = value
    }
}
