// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import RoleModels

/// Texts that would cost much time, memory or stack if they were taken as they are.
@Suite struct `A hostile text` {
    @Test func `of more than 10 MB is refused unread`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_001)

        let reading = ModelFile.read(bytes, named: "m.yaml", vocabulary: smallVocabulary)

        #expect(reading.told == ["0: larger than 10 MB; split it, or remove what is not needed"])
    }

    @Test func `of just 10 MB is read`() {
        let text = "model: m\nroles: { r: { title: R } }\n#"
        let reading = readModel(text + String(repeating: "x", count: 10_000_000 - text.utf8.count))

        #expect(reading.problems == [])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "{[", "[ [\n"])
    func `nested half a million deep is refused`(opening: String) {
        let reading = readModel(String(repeating: opening, count: 500_000))

        #expect(reading.problems.count == 1)
        #expect(reading.value == nil)
    }

    @Test func `indented ever deeper is refused`() {
        let lines = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()

        #expect(
            readModel(lines).told == ["33: lists and mappings nested more than 32 deep; nest them less deep"]
        )
    }

    @Test func `whose aliases would multiply is refused, each with its line`() {
        let lines = ["a: &a [x, x]"] + (1...3).map { "k\($0): &b\($0) [*a, *a]" }

        let told = readModel(lines.joined(separator: "\n")).told

        #expect(told.filter { $0.hasSuffix(": an alias; write out what it stands for") }.count == 6)
        #expect(told.contains("4: an anchor (`&`); remove it; write out what repeats"))
    }

    @Test(arguments: ["model: !!str m", "model: !m m", "model: ! m", "!!map\nmodel: m", "words: !!set {}"])
    func `with a tag is refused`(text: String) {
        #expect(readModel(text).told.contains("1: a tag (`!`); remove it, or quote text that begins with it"))
    }

    @Test func `with a merge key is refused`() {
        let told = readModel(with: "base: &base { a: b }\n<<: *base\n").told

        #expect(told.contains("4: an alias; write out what it stands for"))
        #expect(told.contains { $0.hasPrefix("4: the role model has an unknown key `<<`") })
    }

    @Test func `of more than a million parts is refused`() {
        let reading = readModel("a: [" + String(repeating: "x,", count: 1_000_100) + "]")

        #expect(reading.told == ["1: more than 1000000 words, lists and mappings; make the file smaller"])
    }

    @Test func `with very many problems shows the first thousand`() {
        let reading = readModel((0..<3_000).map { "k\($0): 1\n" }.joined())

        #expect(reading.problems.count == 1_001)
        #expect(reading.told.contains("0: more than 1000 problems; mend these first; the others are not shown"))
    }

    @Test func `cannot put its escapes into a message`() {
        let told = readModel("\"\\e[2J\": 1\nmodel: \"\\x07\\r\"\nroles: {}\n").told

        #expect(told.allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 } })
    }

    @Test func `cannot put unseen characters into a title`() {
        #expect(
            readModel(with: "title: \"a\\u202Eb\"\n").told
                == ["3: `title` of the role model has a character that cannot be seen; remove the escape for it"]
        )
    }

    @Test func `that is short and comes to a billion rights is refused`() {
        let names = (0..<1_000).map { "r\($0)" }
        let roles = names.map { name in
            let before = (Int(name.dropFirst()) ?? 0) - 1
            let included = before < 0 ? "" : ", includes: r\(before)"
            return "  \(name): { title: R, set: s\(included), may: [{ may: give any s }] }\n"
        }

        let reading = readModel("model: m\nsets: { s: { each-person: at-most-one } }\nroles:\n" + roles.joined())

        #expect(
            reading.told == [
                "0: more than 1000000 rights when every `includes` and every pattern is written out; "
                    + "use fewer roles, or roles that include less"
            ]
        )
        #expect(reading.asFarAsRead == nil)
    }

    @Test func `whose roles include each other in a circle is read`() {
        let text = "model: m\nroles: { a: { title: A, includes: b }, b: { title: B, includes: [a, b] } }\n"

        #expect(readModel(text).problems == [])
    }
}
