// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The words of a sentence, taken one after another.
struct Words {
    /// How the sentence should have been written: the remedy of every misspelling in it.
    let form: String
    private let sentence: String
    private var rest: ArraySlice<Substring>

    init(_ sentence: some StringProtocol, form: String) {
        self.form = form
        self.sentence = String(sentence)
        self.rest = self.sentence.split(whereSeparator: \.isWhitespace)[...]
    }

    /// The next word, left where it is.
    var next: Substring? { rest.first }

    /// Takes the words if they come next, and says whether they did.
    mutating func accept(_ words: String...) -> Bool {
        guard rest.count >= words.count, zip(rest, words).allSatisfy({ $0 == $1 }) else { return false }
        rest.removeFirst(words.count)
        return true
    }

    /// Takes words that have to come next.
    mutating func expect(_ words: String...) throws(Misspelling) {
        for word in words where !accept(word) { throw misspelled("\(quoted(word))") }
    }

    /// Takes a name.
    mutating func name(_ what: String) throws(Misspelling) -> String {
        guard let word = rest.first else { throw misspelled(what) }
        let name = try Name.checked(word)
        rest.removeFirst()
        return name
    }

    /// Takes one word of whatever spelling.
    mutating func word(_ what: String) throws(Misspelling) -> Substring {
        guard let word = rest.popFirst() else { throw misspelled(what) }
        return word
    }

    /// Takes all words before the next of these, or to the end.
    mutating func words(before stops: Set<Substring>) -> String {
        let taken = rest.prefix { !stops.contains($0) }
        rest = rest.dropFirst(taken.count)
        return taken.joined(separator: " ")
    }

    /// Refuses whatever is left.
    func finish() throws(Misspelling) {
        if !rest.isEmpty { throw misspelled("the end") }
    }

    /// That something else should come next.
    func misspelled(_ expected: String) -> Misspelling {
        let found = rest.first.map { "before \(quoted($0))" } ?? "at the end"
        return Misspelling("\(quoted(sentence)) should have \(expected) \(found)", remedy: "write `\(form)`")
    }
}
