// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension String {
    /// The text in lines of at most that many characters, broken between words.
    ///
    /// A single word that is longer stands on a line of its own, whole: a name cut in two cannot be copied.
    func wrapped(at width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in split(separator: " ") {
            let letters = word.count
            if length > 0, length + 1 + letters > width {
                lines.append(line)
                (line, length) = ("", 0)
            }
            if length > 0 {
                line += " "
                length += 1
            }
            line += word
            length += letters
        }
        return lines.isEmpty || length > 0 ? lines + [line] : lines
    }

    /// The text wrapped, its first line after one lead and all others after another.
    func wrapped(at width: Int, after lead: String, then indent: String) -> [String] {
        wrapped(at: max(width - max(lead.count, indent.count), 20)).enumerated()
            .map { ($0.offset == 0 ? lead : indent) + $0.element }
    }

    /// The text filled up with spaces.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
