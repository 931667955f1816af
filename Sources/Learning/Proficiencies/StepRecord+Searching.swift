// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension StepRecord.Line {
    /// Whether each word of a search stands in its code, its group or its statement, in whatever letters.
    package func isFound(by search: String) -> Bool {
        let text = Title.key(of: [proficiency.code, proficiency.heading, proficiency.statement].joined(separator: " "))
        return search.isFound(in: text)
    }
}

extension NamedPerson {
    /// Whether each word of a search stands in their name.
    package func isFound(by search: String) -> Bool { search.isFound(in: Title.key(of: name)) }
}

extension String {
    /// Whether each of these words stands in a key.
    fileprivate func isFound(in key: String) -> Bool {
        guard let words = trimmedAndComposed(charactersMaximum: Title.lengthMaximum) else { return false }
        return Title.key(of: words).split(separator: " ").allSatisfy { key.contains($0) }
    }
}
