// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One line of a list of which one is chosen by going there.
struct Pick: Sendable {
    let title: String
    let detail: String?
    let address: String
}
