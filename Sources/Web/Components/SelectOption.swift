// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One of the answers of a list that drops down.
struct SelectOption: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
}
