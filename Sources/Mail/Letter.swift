// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One mail to one receiver: what it says, from whom, to whom.
///
/// It becomes bytes in `Letter+MIME`, as plain text and as HTML with the same words.
package struct Letter: Sendable, Hashable {
    package let from: Mailbox
    package let to: Mailbox
    package let subject: String
    package let body: LetterBody
    /// What stands before `@` in its Message-ID; the same at every try, so that receivers know a second one for the first.
    package let word: String
    /// When it was put together, in seconds since 1970.
    package let atSeconds: Int64
    /// Where a mail program stops mails of this kind with one click (RFC 8058); nil for those that are not optional.
    package let unsubscribe: String?

    package init(
        from: Mailbox,
        to: Mailbox,
        subject: String,
        body: LetterBody,
        word: String,
        atSeconds: Int64,
        unsubscribe: String? = nil
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.body = body
        self.word = word
        self.atSeconds = atSeconds
        self.unsubscribe = unsubscribe
    }
}

/// Somebody's name and address.
package struct Mailbox: Sendable, Hashable {
    package let name: String
    package let address: String

    /// Nothing where the address could break out of a line: white space, control characters, `<`, `>`, `,`, or no `@`.
    package init?(name: String = "", address: String) {
        let refused: (Unicode.Scalar) -> Bool = { scalar in
            scalar.value <= 0x20 || scalar.value == 0x7F || "<>,;\"()\\".unicodeScalars.contains(scalar)
                || scalar.properties.isWhitespace
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254,
            !address.unicodeScalars.contains(where: refused)
        else { return nil }
        self.name = name
        self.address = address
    }

    /// Reads `learn@example.org` or `Lyceum <learn@example.org>`.
    package init?(_ text: String) {
        guard let open = text.firstIndex(of: "<") else {
            self.init(address: text.trimmed)
            return
        }
        let rest = text[open...].dropFirst()
        guard rest.last == ">" else { return nil }
        let name = String(text[..<open]).trimmed.filter { $0 != "\"" }
        self.init(name: name, address: String(rest.dropLast()).trimmed)
    }

    /// What stands behind `@`.
    package var domain: String {
        address.split(separator: "@").last.map(String.init) ?? ""
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
