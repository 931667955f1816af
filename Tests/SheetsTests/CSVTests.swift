// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Sheets

@Suite struct `A table as a file` {
    private func cell(_ text: String) -> String {
        var table = CSV([])
        table.append([text])
        return table.text.after("\u{FEFF}\r\n")
    }

    @Test(arguments: [
        "=1+1", "+49 30 123", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "\u{A0}=1", "\u{200B}=1", "\u{FF1D}1",
        "|calc", "%0A=1", "\u{AD}@a", "\u{FEFF}=1", "\u{2060}+1", "\u{FF20}a",
    ])
    func `what a spreadsheet would compute begins with an apostrophe`(text: String) {
        #expect(cell(text).hasPrefix("\"'"))
    }

    @Test(arguments: ["Ada", "a=b", "3 = 3", "12", "'quoted'", "", "Zoë", "a-b", "(+49)"])
    func `what it would not compute stays as it is`(text: String) {
        #expect(cell(text) == "\"\(text)\"\r\n")
    }

    @Test func `quotes, commas and lines stay within their cell`() {
        #expect(cell("She said \"no\", twice\nand left") == "\"She said \"\"no\"\", twice\nand left\"\r\n")
    }

    @Test func `an accent on a quote hides no quote`() {
        // "\u{301} is one character to Swift and a quote to whoever reads the bytes.
        #expect(cell("a\"\u{301},=1") == "\"a\"\"\u{301},=1\"\r\n")
    }

    @Test func `it begins with its byte order and the names of its columns`() {
        #expect(CSV(["Name", "Role"]).text == "\u{FEFF}\"Name\",\"Role\"\r\n")
    }
}

extension String {
    /// What follows the first line, by bytes: to Swift a byte order mark may join what comes after.
    fileprivate func after(_ beginning: String) -> String {
        String(decoding: utf8.dropFirst(beginning.utf8.count), as: UTF8.self)
    }
}
