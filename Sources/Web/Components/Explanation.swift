// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why, or why not: the panel under a refusal, and the answer on the pages that ask.
struct Explanation: Sendable {
    let isAllowed: Bool
    /// The first sentence, which says yes or no.
    let verdict: String
    /// What allows it, or what is missing and who could give it.
    let reasons: [String]
    /// Where the role model says so.
    let references: [String]
    let hasReferences: Bool

    init(isAllowed: Bool, sentences: [String], references: [String] = []) {
        self.isAllowed = isAllowed
        verdict = sentences.first ?? (isAllowed ? "Yes." : "No.")
        reasons = Array(sentences.dropFirst())
        self.references = references
        hasReferences = !references.isEmpty
    }
}
