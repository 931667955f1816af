// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A state in a word, with a colour that says the same.
struct Tag: Sendable, Hashable {
    let word: String
    let tone: String

    init(_ word: String, _ tone: Tone = .plain) {
        self.word = word
        self.tone = tone.rawValue
    }

    /// What a state means to its reader.
    enum Tone: String, Sendable {
        case plain, good, bad, warning, waiting, special
    }
}
