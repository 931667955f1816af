// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What a template prints: one struct for each screen, holding exactly the texts that stand on it, ready to be printed.
///
/// A template finds a value by its property's name, and prints nothing where there is none; so a test holds each template
/// against a sample of its page.
protocol Page: Sendable {
    /// The template's path below `Templates`, without its ending.
    static var template: String { get }
    var frame: Frame { get }
}
