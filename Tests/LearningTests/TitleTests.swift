// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@testable import Learning

@Suite struct `A name` {
    /// What Foundation makes of a text, letter by letter or not.
    private func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    @Test func `is searched for by the same key, whether its letters are folded one by one or as a whole`() {
        let simple = (UInt32(0x20)..<String.simpleEnd).compactMap(Unicode.Scalar.init).map { String($0) }
        for (first, second) in zip(simple, simple.shuffled()) {
            for text in [first, first + second, "Zoë " + first + second + " Müller"] {
                #expect(Title.key(of: text) == folded(text), "\(text)")
            }
        }
    }

    @Test(arguments: ["Zoe\u{308} Müller", "Nguyễn Thị Ánh", "Ελένη", "김서연", "e\u{301}"])
    func `in two Unicode forms is one name`(text: String) {
        let composed = Title(text.precomposedStringWithCanonicalMapping)
        #expect(composed != nil && Title(text.decomposedStringWithCanonicalMapping) == composed)
        #expect(Title.key(of: text) == folded(text))
    }

    @Test(arguments: ["", "  ", "a\nb", "\u{7F}a", "\u{2060}", "\u{AD}", "a\u{2028}b", "…"])
    func `is one line with something in it`(text: String) {
        #expect(Title(text) == nil)
    }

    @Test func `is not put in order before it is known to be short enough: a cell of accents would take seconds`() {
        let marks = { (count: Int) in String(repeating: "\u{301}", count: count) }
        #expect(Title("a" + marks(30)) != nil && EmailAddress("a\(marks(30))@c.org") != nil)
        #expect(Title("a" + marks(31)) == nil && EmailAddress("a\(marks(31))@c.org") == nil)
        #expect(Title(String(repeating: "e\u{301}", count: 200))?.text.unicodeScalars.count == 200)
        let began = ContinuousClock.now
        for _ in 0..<200 {
            #expect(Title("a" + marks(1_980)) == nil)
            #expect(EmailAddress("a\(marks(1_980))@c.org") == nil)
        }
        #expect(ContinuousClock.now - began < .seconds(2))
    }

    @Test(arguments: ["a@b", "a b@c.org", "a@b..c", "a,b@c.org", "<a@c.org>", "a@c.org;d@c.org", "a\u{200B}@c.org"])
    func `is no address where it cannot be one`(text: String) {
        #expect(EmailAddress(text) == nil)
        #expect(EmailAddress(" Zoë@Example.org ")?.key == "zoë@example.org")
    }
}
