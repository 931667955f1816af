// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

/// Texts of which no part can be read.
@Suite struct `A broken text` {
    @Test(arguments: [
        ("", "0: the file is empty; write what it describes"),
        ("# nothing but a comment\n", "0: the file is empty; write what it describes"),
        (
            "[]",
            "1: the role model is a list; "
                + "write a mapping with `model`, `title`, `document`, `says`, `words`, `top-role`"
        ),
        (
            "hello",
            "1: the role model is `hello`; "
                + "write a mapping with `model`, `title`, `document`, `says`, `words`, `top-role`"
        ),
        ("model: m\nsays: first: second\n", "2: a colon where no key can stand; quote text that has a colon"),
        ("model: m\n\troles: {}\n", "2: a tab where spaces indent (in what begins on line 1); indent with spaces"),
        (
            "model: m\nsays: @x\n",
            "2: a character that no value begins with; quote text that begins with one of % @ `, and indent with spaces"
        ),
        (
            "model: m\nsays: \"never closed\n",
            "2: quotes that are never closed; close the quotes"
        ),
        (
            "model: m\nroles: [a, b\nsays: x\n",
            "3: a list in brackets that is not closed (in what begins on line 2); "
                + "put commas between, and close it with `]`"
        ),
        (
            "roles: { a: { title: A }\nmodel: m\n",
            "2: a mapping in braces that is not closed (in what begins on line 1); "
                + "put commas between, and close it with `}`"
        ),
        (
            "model: m\nsays\n",
            "2: a key without a colon; write `key: value`, and quote text of several lines"
        ),
        ("model: m\n---\nmodel: n\n", "2: a second document; one file holds one document"),
        ("model: m\u{0}\nroles: {}\n", "1: the control character U+0; remove it"),
        ("model: m\n\u{1B}[31m\n", "2: the control character U+1B; remove it"),
        ("model: m\nsays: left\u{202E}right\n", "2: the control character U+202E; remove it"),
        ("model: m\nsays: one\u{2028}two\n", "2: a line break that is not an ordinary one; type the line break again"),
    ])
    func `is refused with its line and the remedy`(text: String, problem: String) {
        let reading = readModel(text)

        #expect(reading.told.contains(problem))
        #expect(reading.value == nil)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x6D, 0x00], "1: text in UTF-16; save it as UTF-8"),
            ([0x6D, 0x0A, 0x0A, 0xFF], "3: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x6D, 0x0A, 0xC0, 0xAF], "2: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x6D, 0xE0, 0x80, 0xAF], "1: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x6D, 0xED, 0xA0, 0x80], "1: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x6D, 0xF4, 0x90, 0x80, 0x80], "1: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x6D, 0xE2, 0x82], "1: bytes that are no text in UTF-8; save it as UTF-8"),
            ([0x7F, 0x45, 0x4C, 0x46, 0x02], "1: the control character U+7F; remove it"),
        ] as [([UInt8], String)]
    )
    func `that is no UTF-8 is refused`(bytes: [UInt8], problem: String) {
        #expect(ModelFile.read(bytes, named: "m.yaml", vocabulary: smallVocabulary).told == [problem])
        #expect(VocabularyFile.read(bytes, named: "v.yaml").told == [problem])
        #expect(OrganisationFile.read(bytes, named: "o.yaml").told == [problem])
        #expect(StoryFile.read(bytes, named: "s.yaml").told == [problem])
    }

    @Test func `may begin with a byte order mark and end its lines as on Windows`() {
        let reading = readModel("\u{FEFF}model: m\r\nroles:\r\n  r: { title: R }\r\nbad: 1\r\n")

        #expect(
            reading.told == ["4: the role model has an unknown key `bad`; the keys are in Documentation/Formats.md"]
        )
        #expect(readModel("\u{FEFF}model: m\r\nroles:\r\n  r: { title: R }\r\n").value?.roles.first?.sourceLine == 3)
    }
}
