// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What follows the `@` of e-mail addresses, spelled as ``EmailAddress`` spells it: the same text for the same domain.
package struct EmailDomain: Sendable, Hashable {
    /// In small letters and in one Unicode form.
    package let text: String

    /// Nothing where it is none that a company or a school would have.
    ///
    /// It is two words or more with dots between, each of letters, digits and dashes; an `@` before it is left out.
    ///
    /// An international domain is taken as it is written, and so are addresses: one in letters and one in its `xn--` form
    /// are not compared.
    package init?(_ text: String) {
        let bare = text.trimmedAndComposed(charactersMaximum: Self.lengthMaximum + 1) ?? ""
        let domain = bare.hasPrefix("@") ? String(bare.dropFirst()) : bare
        guard let address = EmailAddress("name@" + domain) else { return nil }
        let spelled = address.domain.text
        let words = spelled.split(separator: ".", omittingEmptySubsequences: false)
        guard spelled.utf8.count <= Self.lengthMaximum, words.count > 1, words.allSatisfy(Self.isWord),
            // What ends in digits is a network address.
            words.last?.utf8.allSatisfy({ (48...57).contains($0) }) == false
        else { return nil }
        self.text = spelled
    }

    /// Of an address, which was looked at before.
    fileprivate init(of address: EmailAddress) {
        text = address.key.split(separator: "@").last.map(String.init) ?? ""
    }

    private static let lengthMaximum = 240

    private static func isWord(_ word: Substring) -> Bool {
        let isMadeOfLetters = word.unicodeScalars.allSatisfy { scalar in
            scalar == "-" || scalar.properties.isAlphabetic
                || [.decimalNumber, .nonspacingMark].contains(scalar.properties.generalCategory)
        }
        return isMadeOfLetters && (1...63).contains(word.unicodeScalars.count) && !word.hasPrefix("-")
            && !word.hasSuffix("-")
    }
}

extension EmailAddress {
    /// The part of it that says where mail for it goes.
    var domain: EmailDomain { EmailDomain(of: self) }
}
