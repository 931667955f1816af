// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Sheets

@Suite struct `A spreadsheet` {
    @Test func `is read back as it was written`() throws {
        let workbook = try Workbook("People: all?", ["Name", "Role"])
        let rows = [["Zoë Müller", "=1+1"], ["", "+49 30"], ["two\nlines", "<&>\""]]
        for row in rows { workbook.append(row) }

        let sheet = try Sheet.read(try workbook.finish())

        #expect(sheet.lines.map(\.cells) == [["Name", "Role"]] + rows)
        #expect(sheet.lines.map(\.number) == [1, 2, 3, 4])
        #expect(sheet.remarks.isEmpty)
    }

    @Test func `of every kind of cell that programs write`() throws {
        let sheet = try Sheet.read(
            Packed.workbook(
                """
                <row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in</t><t> line</t></is></c></row>
                <row r="5"><c r="B5"><v>2</v></c><c t="b"><v>1</v></c><c r="D5" t="str"><f>A1</f><v>sum</v></c></row>
                <row r="6"><c r="A6" s="3"/></row>
                """,
                texts: "<si><t>no</t></si><si><r><t>Zo</t></r><r><t>ë</t></r><rPh><t>sound</t></rPh></si>"
            )
        )
        #expect(sheet.lines.map(\.cells) == [["Zoë", "", "in line"], ["", "2", "TRUE", "sum"]])
        #expect(sheet.lines.map(\.number) == [1, 5])
    }

    @Test func `whose cells do not say where they stand has each in its column, empty ones too`() throws {
        let row = "<row><c t=\"str\"><v>Zoë</v></c><c/><c/><c t=\"str\"><v>zoe@ward.example</v></c></row>"
        #expect(try Sheet.read(Packed.workbook(row)).lines.map(\.cells) == [["Zoë", "", "", "zoe@ward.example"]])
        let wide = "<row>" + String(repeating: "<c/>", count: 201) + "</row>"
        #expect(throws: SheetProblem.self, "however little of a row a file is") {
            try Sheet.read(Packed.workbook(wide))
        }
    }

    @Test func `the first sheet that is shown is read, and it is told that there are others`() throws {
        let sheet = try Sheet.read(
            Packed.workbook(
                "<row><c t=\"str\"><v>a</v></c></row>",
                sheets: """
                    <sheet name="Lists" state="hidden" r:id="rId9"/><sheet name="People" r:id="rId1"/>
                    <sheet name="More" r:id="rId8"/>
                    """
            )
        )
        #expect(sheet.lines.map(\.cells) == [["a"]])
        #expect(sheet.remarks == ["The file has 2 sheets. The first, “People”, is read."])
    }

    @Test(arguments: [
        ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", SheetProblem.brokenWorkbook),
        ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", .brokenWorkbook),
        ("<row r=\"5\"/><row r=\"2\"/>", .brokenWorkbook), ("<row r=\"99999999999\"/>", .brokenWorkbook),
        ("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", .tooManyColumns(line: 1, maximum: 200)),
        ("<row><c><v>1</v></row>", .brokenWorkbook), ("", .empty),
        ("<row>" + String(repeating: "<x>", count: 100), .strangeWorkbook),
        ("<row><c t=\"str\"><v>\(String(repeating: "a", count: 4_001))</v></c></row>", .tooLongCell(line: 1)),
    ])
    func `that no program writes is refused`(rows: String, problem: SheetProblem) {
        #expect(throws: problem) { try Sheet.read(Packed.workbook(rows)) }
    }

    @Test func `that declares entities is refused before any is written out`() {
        let laughs = (1..<10).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let part = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">\(laughs)]><sst><si><t>&l9;</t></si></sst>"
        #expect(throws: SheetProblem.strangeWorkbook) {
            try Sheet.read(Packed.workbook("<row><c t=\"s\"><v>0</v></c></row>", sharedTexts: part))
        }
        let file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><sst><si><t>&f;</t></si></sst>"
        #expect(throws: SheetProblem.strangeWorkbook) {
            try Sheet.read(Packed.workbook("<row><c t=\"s\"><v>0</v></c></row>", sharedTexts: file))
        }
    }

    @Test func `that has one long text in every cell, or cells far to the right, is let go of on the way`() {
        var limits = SheetLimits()
        limits.unpackedBytesMaximum = 1 << 20
        let texts = "<sst><si><t>\(String(repeating: "a", count: 4_000))</t></si></sst>"
        let row = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 50) + "</row>"
        let long = Packed.workbook(String(repeating: row, count: 20), sharedTexts: texts)
        #expect(throws: SheetProblem.tooMuchUnpacked) { try Sheet.read(long, limits: limits) }
        let far = String(repeating: "<row><c r=\"GR1\" t=\"str\"><v>a</v></c></row>", count: 2_000)
        #expect(throws: SheetProblem.tooMuchUnpacked) { try Sheet.read(Packed.workbook(far), limits: limits) }
    }

    @Test func `that unpacks to more than it may is let go of on the way`() {
        let bomb = Packed.workbook("<row><c t=\"str\"><v>a</v></c></row>" + String(repeating: " ", count: 5 << 20))
        #expect(bomb.count < 100_000)
        #expect(throws: SheetProblem.tooMuchUnpacked) {
            try Sheet.read(bomb, limits: SheetLimits(unpackedBytesMaximum: 1 << 20))
        }
    }

    @Test func `with more rows than it may have is refused`() {
        let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 4)
        #expect(throws: SheetProblem.tooManyRows(maximum: 3)) {
            try Sheet.read(Packed.workbook(rows), limits: SheetLimits(rowsMaximum: 3))
        }
    }

    @Test func `that is cut off or has parts missing is refused`() throws {
        let whole = Packed.workbook("<row><c><v>1</v></c></row>")
        for length in stride(from: 4, to: whole.count - 1, by: max(1, whole.count / 40)) {
            #expect(throws: SheetProblem.self) { try Sheet.read(Array(whole.prefix(length))) }
        }
        #expect(throws: SheetProblem.brokenWorkbook) { try Sheet.read(Packed.archive([("a.txt", "b")])) }
    }

    @Test func `with any byte changed is read or refused, and nothing else`() {
        let whole = Packed.workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", texts: "<si><t>a</t></si>")
        for place in 0..<whole.count {
            var broken = whole
            broken[place] ^= 0xFF
            _ = try? Sheet.read(broken)
        }
    }
}
