// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Organisations
import Sheets

struct ImportCommand: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import people from a spreadsheet (XLSX) or a table as text (CSV).",
        discussion: """
            Does what the pages do, by the rights of the person named with --as: checks every line, and then imports all \
            that are not refused, or nothing. Columns are told by their names; --column says it otherwise.

            Examples:
              lyceum import aldermoor people.csv --as priya@aldermoor.example --check
              lyceum import fjord members.xlsx --as owner@fjord.example --preset numbered-roles

            Exit codes: 0 every line was taken; 1 lines were left out; 2 not understood, or nothing was done.
            """
    )

    @Argument(help: ArgumentHelp("The organisation's word in its address.", valueName: "organisation"))
    var organisation: String
    @Argument(help: ArgumentHelp("The file.", valueName: "file"))
    var file: String
    @Option(name: .customLong("as"), help: ArgumentHelp("The e-mail address of whoever imports.", valueName: "email"))
    var email: String
    @Option(
        help: ArgumentHelp(
            "The layout: \(ImportPreset.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "name"
        )
    )
    var preset: String?
    @Option(
        help: ArgumentHelp(
            "What a column holds, such as `Team=group-1`; more than once if need be.",
            valueName: "head=meaning"
        )
    )
    var column: [String] = []
    @Flag(help: "Give people who are here already the name and the roles of the file.")
    var changeKnown = false
    @Flag(help: "Invite everyone new to set a password.")
    var invite = false
    @Flag(help: "Only say what would be done.")
    var check = false
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if let preset, ImportPreset(rawValue: preset) == nil {
            let names = ImportPreset.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no layout `\(preset)`; there are \(names)")
        }
    }

    func runOnPlatform() async throws {
        let sheet = try await Imports.read([UInt8](contents()))
        for remark in sheet.remarks { Self.tell(remark) }
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(organisation)
        let viewer = try await Founding(platform).viewer(email, in: organisation.id)
        let imported = ImportedPeople(platform)
        let mapping = try mapping(try await imported.guess(sheet, by: viewer), sheet)
        let lines = Array(sheet.lines.dropFirst())
        let refused: [ImportCheck.Remark]
        if check {
            let found = try await imported.check(lines, mapping, by: viewer) { Self.tell(done: $0, of: $1, "checked") }
            refused = found.refused
            for remark in found.refused + found.changed { print("line \(remark.line.number): \(remark.says)") }
            print("would be imported: \(Self.words(found.counts))")
            if let objection = found.objection { print(objection) }
        } else {
            let prepared = try await imported.prepare(lines, mapping, by: viewer) {
                Self.tell(done: $0, of: $1, "checked")
            }
            refused = prepared.refused(of: lines)
            for remark in refused { print("line \(remark.line.number): \(remark.says)") }
            let name = URL(fileURLWithPath: file).lastPathComponent
            let counts = try await imported.carryOut(lines, mapping, prepared, named: name, expecting: nil, by: viewer)
            {
                Self.tell(done: $0, of: $1, "written")
            }
            print("imported: \(Self.words(counts))")
        }
        await platform.close()
        if !refused.isEmpty { throw ExitCode(Exit.no.rawValue) }
    }

    private func contents() throws -> Data {
        let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
        guard (size ?? 0) <= Imports.fileBytesMaximum else {
            throw Objection("`\(file)` is larger than 32 MB", remedy: "cut it into several")
        }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Objection("`\(file)` cannot be read", remedy: "look whether it is there and may be read")
        }
    }

    /// The guess, with what the command line says otherwise.
    private func mapping(_ guess: ImportMapping, _ sheet: Sheet) throws -> ImportMapping {
        var mapping = guess
        let heads = sheet.lines.first?.cells ?? []
        if let preset = preset.flatMap(ImportPreset.init) {
            mapping = ImportMapping(preset: preset, columns: preset.columns(named: heads))
            // Columns with answers are known by the words of the questions, whatever the layout.
            for (place, column) in guess.columns.enumerated() where mapping.columns[place] == .unused {
                if case .answer = column { mapping.columns[place] = column }
            }
        }
        for text in column {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let meaning = ImportColumn(spelled: parts[1]) else {
                let meanings = ImportColumn.choices.map(\.spelling).joined(separator: ", ")
                throw Objection("`\(text)` says nothing of a column", remedy: "write NAME=MEANING: \(meanings)")
            }
            guard let place = heads.firstIndex(of: parts[0]) else {
                throw Objection(
                    "there is no column `\(parts[0])`",
                    remedy: "write one of: \(heads.joined(separator: ", "))"
                )
            }
            mapping.columns[place] = meaning
        }
        (mapping.changesKnown, mapping.invites) = (changeKnown, invite)
        return mapping
    }

    private static func words(_ counts: ImportCounts) -> String {
        "\(counts.made) new, \(counts.changed) changed, \(counts.same) as they were, \(counts.refused) left out"
    }

    private static func tell(done: Int, of total: Int, _ word: String) {
        if done.isMultiple(of: 1_000) || done == total { tell("\(done) of \(total) lines \(word)") }
    }

    private static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
