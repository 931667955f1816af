// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Sheets

@Suite struct `A table as text` {
    private func cells(_ text: String, limits: SheetLimits = SheetLimits()) throws -> [[String]] {
        try Sheet.read(Array(text.utf8), limits: limits).lines.map(\.cells)
    }

    @Test(arguments: [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\rc\td", [["a", "b"], ["c", "d"]]), ("sep=;\na,b;c", [["a,b", "c"]]),
        ("\"a,b\";c", [["a,b", "c"]]), ("\"say \"\"yes\"\"\",b", [["say \"yes\"", "b"]]),
        ("\"two\nlines\",b", [["two\nlines", "b"]]), ("a,\nb,c", [["a", ""], ["b", "c"]]), ("a,b,", [["a", "b", ""]]),
        ("\n\n a\n , \n", [[" a"]]), ("Müller,é", [["Müller", "é"]]), ("\u{FEFF}a,b", [["a", "b"]]),
        ("5\" pipe,b", [["5\" pipe", "b"]]), ("\"\",b", [["", "b"]]), ("a", [["a"]]),
    ])
    func `is read as it is meant`(text: String, lines: [[String]]) throws {
        #expect(try cells(text) == lines)
    }

    @Test func `each line has the number that its maker sees`() throws {
        let sheet = try Sheet.read(Array("head\n\n\"two\nlines\"\r\n\r\nlast".utf8))
        #expect(sheet.lines.map(\.number) == [1, 3, 6])
    }

    @Test func `an accent after a quotation mark hides no quotation mark`() throws {
        #expect(try cells("\"a\"\"\u{301}\",b") == [["a\"\u{301}", "b"]])
    }

    @Test func `Windows-1252 is read, and told`() throws {
        let sheet = try Sheet.read([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x2C, 0x80, 0x31])
        #expect(sheet.lines.map(\.cells) == [["Müller", "€1"]])
        #expect(sheet.remarks.count == 1 && sheet.remarks[0].contains("Windows-1252"))
        #expect(try Sheet.read(Array("Müller".utf8)).remarks.isEmpty)
    }

    @Test(arguments: [true, false])
    func `what spreadsheets call Unicode text is read`(isLittle: Bool) throws {
        let units = Array("\u{FEFF}a\tMüller\r\nb\tc".utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            return isLittle ? [low, high] : [high, low]
        }
        #expect(try Sheet.read(bytes).lines.map(\.cells) == [["a", "Müller"], ["b", "c"]])
    }

    @Test(arguments: [
        ("", SheetProblem.empty), ("\n \n,,\n", .empty), ("a\u{0}b", .notText),
        ("a,b\n\"never ends", .openQuotation(line: 2)),
        ("a\n\"b\"c", .signsAfterQuotation(line: 2)),
    ])
    func `what is no table is refused, with its line`(text: String, problem: SheetProblem) {
        #expect(throws: problem) { try cells(text) }
    }

    @Test func `what is a picture, an old spreadsheet or broken Unicode is refused`() {
        #expect(throws: SheetProblem.notText) {
            try Sheet.read([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00])
        }
        #expect(throws: SheetProblem.oldWorkbook) { try Sheet.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
        #expect(throws: SheetProblem.notText) { try Sheet.read([0xEF, 0xBB, 0xBF, 0xFF]) }
        #expect(throws: SheetProblem.notText) { try Sheet.read([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]) }
        #expect(throws: SheetProblem.notText) { try Sheet.read([0xFF, 0xFE, 0x41]) }
    }

    @Test func `at each limit and not one beyond`() throws {
        let limits = SheetLimits(rowsMaximum: 3, columnsMaximum: 2, cellBytesMaximum: 4)
        #expect(try cells("a,bcde\nc,d\ne,\"efgh\"", limits: limits).count == 3)
        #expect(throws: SheetProblem.tooManyRows(maximum: 3)) { try cells("a\nb\nc\nd", limits: limits) }
        #expect(throws: SheetProblem.tooManyColumns(line: 2, maximum: 2)) { try cells("a,b\nc,d,e", limits: limits) }
        #expect(throws: SheetProblem.tooLongCell(line: 1)) { try cells("abcde,b", limits: limits) }
        #expect(throws: SheetProblem.tooLongCell(line: 2)) { try cells("a,b\n\"abcde\",b", limits: limits) }
    }

    @Test func `a quotation mark that never closes is not kept to the end of the file`() {
        let text = "a,b\n\"" + String(repeating: "x,y\n", count: 500_000)
        #expect(throws: SheetProblem.tooLongCell(line: 2)) { try cells(text) }
    }

    @Test func `what was packed comes back as it was`() throws {
        let lines = [
            Sheet.Line(number: 2, cells: ["a \"b\"", "c,d;e\tf", "two\nlines", ""]),
            Sheet.Line(number: 17, cells: ["=1+1", "\"\u{301}", " Müller "]),
        ]
        #expect(try Sheet.unpack(Sheet.pack(lines)) == lines)
        #expect(try Sheet.unpack(Sheet.pack([])) == [], "of whom all were erased")
    }
}
