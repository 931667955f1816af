// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import TestSupport
import Testing

@testable import Web

@Suite struct `Importing people in pages` {
    private let rows = "Name\tE-mail\nNour Haddad\tnour@ward.example\nTess\tnone\n=1+1 Ada\tno"
    private let columns: KeyValuePairs<String, String> = [
        "preset": "plain", "column-1": "name", "column-2": "email", "known": "leave",
    ]

    /// What the page says was checked, as its button sends it.
    private func check(_ page: Answer) throws -> String {
        let rest = try #require(page.text.split(separator: #"name="check" value=""#).dropFirst().first)
        return String(rest.prefix { $0 != "\"" })
    }

    @Test func `rows are pasted, their columns named, checked, and imported`() async throws {
        try await Stage.with { stage in
            let priya = try await stage.browser(of: try await stage.add("Priya Rao", "centre-administrator"))
            #expect(try await priya.open("people").text.contains("Import from a file"))

            let asked = try await priya.send("people/import", ["rows": rows])
            #expect(asked.text.contains("What do the columns hold?") && asked.text.contains("Nour Haddad"))
            let waiting = try await priya.send("people/import/1/columns", columns)
            #expect(waiting.text.contains("The file is being checked"))
            try await Imports(stage.platform).workOnAll()
            let checked = try await priya.open("people/import/1")
            #expect(checked.text.contains("“none” is no e-mail address"))
            #expect(checked.text.contains("Import 1 person and leave out 2 lines"))
            #expect(try await !priya.open("people?q=nour").text.contains("Nour Haddad"))

            #expect(try await priya.post("people/import/1/start").status == 409, "of no check that was seen")
            _ = try await priya.send("people/import/1/start", ["check": try check(checked)])
            try await Imports(stage.platform).workOnAll()
            #expect(try await priya.open("people/import/1").text.contains("The import is done"))
            #expect(try await priya.open("people?q=nour").text.contains("Nour Haddad"))
            let twice = try await priya.post("people/import/1/start", ["check": try check(checked)])
            #expect(twice.status == 409)
        }
    }

    @Test func `lines that were left out come back as a file that computes nothing`() async throws {
        try await Stage.with { stage in
            let priya = try await stage.browser(of: try await stage.add("Priya Rao", "centre-administrator"))
            _ = try await priya.send("people/import", ["rows": rows])
            _ = try await priya.send("people/import/1/columns", columns)
            try await Imports(stage.platform).workOnAll()
            let file = try await priya.look("people/import/1/refused")
            #expect(file.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(file.text.contains("\"Tess\",\"none\",\"3\",\"“none” is no e-mail address"))
            #expect(file.text.contains("\"'=1+1 Ada\""))
        }
    }

    @Test func `nothing chosen, no table and no columns are told on the page itself`() async throws {
        try await Stage.with { stage in
            let priya = try await stage.browser(of: try await stage.add("Priya Rao", "centre-administrator"))
            let nothing = try await priya.send("people/import")
            #expect(nothing.status == 422 && nothing.text.contains("Choose a file, or paste rows"))
            let heads = try await priya.send("people/import", ["rows": "Name,E-mail"])
            #expect(heads.status == 422 && heads.text.contains("Only the names of the columns"))
            _ = try await priya.send("people/import", ["rows": rows])
            let unnamed = try await priya.send("people/import/1/columns", ["preset": "plain", "column-1": "name"])
            #expect(unnamed.status == 422 && unnamed.text.contains("Choose the column with the e-mail addresses."))
            let withdrawn = try await priya.send("people/import/1/withdrawal")
            #expect(withdrawn.text.contains("withdrawn"))
            #expect(try await priya.look("people/import/1").status == 404)
        }
    }

    @Test func `an educator finds no such pages, and another administrator not this import`() async throws {
        try await Stage.with { stage in
            let priya = try await stage.browser(of: try await stage.add("Priya Rao", "centre-administrator"))
            _ = try await priya.send("people/import", ["rows": rows])
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            let owen = try await stage.browser(of: try await stage.add("Owen Pritchard", "centre-administrator"))
            for path in ["people/import", "people/import/1", "people/import/1/columns", "people/import/1/refused"] {
                #expect(try await farah.look(path).status == 403, "\(path)")
                if path.contains("1") { #expect(try await owen.look(path).status == 404, "\(path)") }
            }
            let before = try await stage.fingerprint
            for path in ["people/import/1/start", "people/import/1/columns", "people/import/1/withdrawal"] {
                #expect(try await owen.post(path, columns).status == 404, "\(path)")
            }
            #expect(try await stage.fingerprint == before)
        }
    }
}
