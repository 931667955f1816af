// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Learning
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `Importing on the command line` {
    /// What is wrong with ten of 500 lines, and what is said of each.
    private static let wrong: [Int: (line: String, says: String)] = [
        11: ("Ada Okafor,", "There is no e-mail address. Write one."),
        61: (",w61@ward.example", "There is no name. Write one."),
        111: ("Ada Okafor,none", "“none” is no e-mail address. Write one such as name@example.org."),
        161: ("Ada Okafor,W2@ward.example", "Line 2 has the address W2@ward.example already. Keep one of them."),
        211: ("Ada Okafor,a@@ward.example", "“a@@ward.example” is no e-mail address."),
        261: ("Ada Okafor,a b@ward.example", "“a b@ward.example” is no e-mail address."),
        311: ("Ada Okafor,a@ward", "“a@ward” is no e-mail address."),
        361: ("Ada Okafor,@ward.example", "“@ward.example” is no e-mail address."),
        411: ("?!,w411@ward.example", "“?!” is no name."),
        500: ("Ada Okafor,w500@ward.example,late", "It has more cells than the first line has names."),
    ]

    @Test func `ten wrong lines of 500 are named with what mends them, and a mended file is taken whole`() async throws
    {
        try await withOffice { office in
            let good = Dictionary(uniqueKeysWithValues: (2...501).map { ($0, "Row \($0),w\($0)@ward.example") })
            let lines = good.merging(Self.wrong.mapValues(\.line)) { $1 }
            let before = try await office.peopleCount()

            let found = try office.imports(lines, ["--check"])

            #expect(found.exit == 1, "\(found.errors)")
            let printed = found.output.split(separator: "\n").map(String.init)
            #expect(printed.last == "would be imported: 490 new, 0 changed, 0 as they were, 10 left out")
            #expect(printed.count == 11)
            for (printed, (line, wrong)) in zip(printed, Self.wrong.sorted { $0.key < $1.key }) {
                #expect(printed.hasPrefix("line \(line): ") && printed.contains(wrong.says), "\(printed)")
            }
            #expect(try await office.peopleCount() == before, "to look changes nothing")

            let mended = try office.imports(good)

            #expect(mended.exit == 0, "\(mended.errors)")
            #expect(mended.output == "imported: 500 new, 0 changed, 0 as they were, 0 left out\n")
            #expect(try await office.peopleCount() == before + 500)
            let again = try office.imports(good)
            #expect(again.exit == 0 && again.output.contains("0 new, 0 changed, 500 as they were"))
            #expect(try await office.peopleCount() == before + 500, "nobody is made twice")
        }
    }

    @Test func `without looking first the good lines are taken and the wrong ones told, with another exit code`()
        async throws
    {
        try await withOffice { office in
            let before = try await office.peopleCount()
            let done = try office.imports([2: "Nour Haddad,nour@ward.example", 3: "Tess Okoro,none"])
            #expect(done.exit == 1)
            #expect(done.output.hasPrefix("line 3: “none” is no e-mail address."))
            #expect(done.output.hasSuffix("imported: 1 new, 0 changed, 0 as they were, 1 left out\n"))
            #expect(try await office.peopleCount() == before + 1)
        }
    }

    @Test func `what is not understood is told with its remedy, and nobody is imported`() async throws {
        try await withOffice { office in
            let before = try await office.peopleCount()
            let line = [2: "Nour Haddad,nour@ward.example"]
            let layout = try office.imports(line, ["--preset", "fax"])
            #expect(layout.exit == 2)
            #expect(layout.errors.contains("there is no layout `fax`; there are ") && layout.errors.contains("moodle"))
            let column = try office.imports(line, ["--column", "Team=shoes"])
            #expect(column.exit == 2 && column.errors.contains("`Team=shoes` says nothing of a column"))
            let head = try office.imports(line, ["--column", "Team=group-1"])
            #expect(head.exit == 2 && head.errors.contains("write one of: Name, E-mail"), "\(head.errors)")
            let nobody = try office.imports(line, as: "nobody@aldermoor.example")
            #expect(nobody.exit == 2 && nobody.errors.contains("nobody active has the address"))
            let other = try office.imports(line, as: "amara@aldermoor.example")
            #expect(other.exit == 2 && other.errors.hasPrefix("error: No."), "\(other.errors)")
            #expect(try await office.peopleCount() == before)
        }
    }

    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF], "neither a spreadsheet (XLSX) nor a table"),
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "This spreadsheet cannot be read."),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "save it as XLSX or CSV"),
            ([], "Nothing stands in this file."),
        ] as [([UInt8], String)]
    )
    func `a file that is no sheet is not taken`(bytes: [UInt8], complaint: String) async throws {
        try await TemporaryFolder.with { folder in
            try Data(bytes).write(to: URL(filePath: folder + "/photo.csv"))
            let refused = try Program.run([
                "import", "aldermoor", folder + "/photo.csv", "--as", "priya@aldermoor.example",
                "--database", folder + "/lyceum.sqlite",
            ])
            #expect(refused.exit == 2 && refused.output.isEmpty)
            #expect(refused.errors.contains(complaint), "\(refused.errors)")
            let missing = try Program.run([
                "import", "aldermoor", folder + "/none.csv", "--as", "priya@aldermoor.example",
                "--database", folder + "/lyceum.sqlite",
            ])
            #expect(missing.exit == 2 && missing.errors.contains("none.csv` cannot be read"))
        }
    }

    private func withOffice(_ body: (Office) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let office = Office(folder: folder)
            let made = try Program.run(["demo", "Samples/healthcare.yaml", "--database", office.database])
            #expect(made.exit == 0, "\(made.errors)")
            try await body(office)
        }
    }
}

/// Priya's, of Aldermoor Hospitals, with a folder of files.
private struct Office {
    let folder: String
    var database: String { folder + "/lyceum.sqlite" }

    /// Imports lines by their numbers, below the names of the columns.
    func imports(
        _ lines: [Int: String],
        _ options: [String] = [],
        as email: String = "priya@aldermoor.example"
    ) throws -> Program.Result {
        let file = folder + "/people.csv"
        let text = ["Name,E-mail"] + lines.sorted { $0.key < $1.key }.map(\.value)
        try Data(text.joined(separator: "\n").utf8).write(to: URL(filePath: file))
        return try Program.run(["import", "aldermoor", file, "--as", email, "--database", database] + options)
    }

    func peopleCount() async throws -> Int {
        let platform = Platform(try SQLiteDatabase(path: database), passwords: Passwords(.least))
        let organisation = try await Entrance(platform).organisation("aldermoor")
        let viewer = try await Founding(platform).viewer("priya@aldermoor.example", in: organisation.id)
        let total = try await People(platform).list(by: viewer).total
        await platform.close()
        return total
    }
}
