// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A part of a YAML file, and the line on which it begins.
///
/// A word keeps its text as it was written and whether it was quoted. YAML's own guesses, by which `on` is a truth
/// value and `1.10` is the number 1.1, are never made.
struct YAMLNode {
    let content: Content
    /// Counted from 1.
    let line: Int

    enum Content {
        /// Words; `isPlain` if they stand without quotes.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLPair])
        /// An alias, reported where it was found.
        case refused
    }
}

/// A key of a mapping and its value.
struct YAMLPair {
    let key: YAMLNode
    let value: YAMLNode
}

extension YAMLNode {
    /// Whether nothing was written, as after a key with nothing behind it.
    var isEmpty: Bool {
        if case .scalar(let text, isPlain: true) = content { text.isEmpty } else { false }
    }

    /// How a message calls its shape.
    var shape: String {
        switch content {
        case .scalar(let text, _): isEmpty ? "nothing" : quoted(text)
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .refused: "an alias"
        }
    }
}
