// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// What somebody is found by in text of which nobody wrote down whom it means: addresses and names that were theirs.
///
/// Words are compared, and not letters in a row: `Ann` is not found in `Joanne`, and no character is special.
struct Naming: Sendable {
    private let addresses: Set<String>
    /// The words of each name as they are written.
    private let names: [Set<String>]
    /// The words of each name without accents and in small letters, also run together.
    private let foldedNames: [Set<String>]
    private let foldedAddresses: [Set<String>]

    init(names: [String], addresses: [String]) {
        self.addresses = Set(addresses.compactMap { EmailAddress($0)?.key })
        self.names = names.map { Set(Self.words(of: $0)) }
        let folded = names.map { Self.words(of: Title.key(of: $0)) }
        // Files are called `MullerZoe.csv` as well.
        let together = folded.filter { $0.count > 1 }.flatMap { [[$0.joined()], [$0.reversed().joined()]] }
        foldedNames = (folded + together).map { Set($0) }
        foldedAddresses = addresses.map { Set(Self.words(of: Title.key(of: $0))) }
    }

    /// Whether a line of a file is about them: their address stands in it, or no address at all and their name.
    ///
    /// A line with another address is somebody else's who is called the same, and stays: a name alone tells nobody
    /// apart, and of two people of one name the other has asked for nothing.
    func isAbout(_ cells: [String]) -> Bool {
        let found = cells.compactMap { EmailAddress($0)?.key }
        guard found.isEmpty else { return found.contains(where: addresses.contains) }
        return isNamed(in: cells.joined(separator: " "))
    }

    /// Whether a text that people wrote has every word of a name or of an address of theirs, in whatever order.
    func isNamed(in text: String) -> Bool {
        let words = Set(Self.words(of: Title.key(of: text)))
        return (foldedNames + foldedAddresses).contains { !$0.isEmpty && $0.isSubset(of: words) }
    }

    /// The same of a sentence of ours, in which names stand as they were written: May is not found in "may not".
    func isNamed(inSentence text: String) -> Bool {
        let (words, folded) = (Set(Self.words(of: text)), Set(Self.words(of: Title.key(of: text))))
        return names.contains { !$0.isEmpty && $0.isSubset(of: words) }
            || foldedAddresses.contains { !$0.isEmpty && $0.isSubset(of: folded) }
    }

    private static func words(of text: String) -> [String] {
        text.precomposedStringWithCanonicalMapping.unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String($0) }
    }
}
