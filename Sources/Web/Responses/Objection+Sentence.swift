// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations

extension Objection {
    /// What is wrong and what mends it, as sentences for a page.
    var sentence: String {
        [message, remedy].compactMap { $0 }.map(\.asSentence).joined(separator: " ")
    }
}

extension String {
    /// With a capital letter, a full stop, and quotation marks where a message has backticks.
    var asSentence: String {
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
