// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Organisations

extension Objection {
    /// What is wrong and what mends it, as sentences: on a page, in a list of what came of many, beside a line of a file.
    package var sentence: String {
        [message, remedy].compactMap { $0 }.map(\.asSentence).joined(separator: " ")
    }
}

extension String {
    /// With a capital letter, a full stop, and quotation marks where a message has backticks.
    package var asSentence: String {
        var opens = true
        let quoted = map { (sign: Character) -> Character in
            guard sign == "`" else { return sign }
            defer { opens.toggle() }
            return opens ? "“" : "”"
        }
        let text = String(quoted)
        let ended = text.last.map { ".!?".contains($0) } == true ? text : text + "."
        return ended.prefix(1).uppercased() + ended.dropFirst()
    }
}
