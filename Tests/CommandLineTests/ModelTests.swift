// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@Suite struct `lyceum model` {
    private static let models = ["collaborative", "healthcare", "talent", "university", "workforce"]

    @Test func `list names the five`() throws {
        let json = try Program.json("model", "list")
        let names = (json["models"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == Self.models)
    }

    @Test(arguments: models) func `check finds no error`(_ model: String) throws {
        let result = try Program.run("model", "check", model)
        #expect(result.exit == 0, "\(result.output)")
        #expect(result.output.hasPrefix("ok    \(model)"))
    }

    @Test func `check tells a mistake with its line and ends with 1`() throws {
        let result = try withFile("model: small\nroles:\n  boss: { title: Boss, held-on: office }\n") {
            try Program.run("model", "check", $0)
        }
        #expect(result.exit == 1)
        #expect(result.output.contains("small.yaml:3: error: role `boss`"))
        #expect(result.output.contains("`office`"))
    }

    @Test func `check ends with 2 where there is no such file`() throws {
        #expect(try Program.run("model", "check", "nowhere.yaml").exit == 2)
    }

    @Test func `show prints a role with its line and where its requirements stand`() throws {
        let json = try Program.json("model", "show", "university", "course-builder")
        let grants = try #require(json["grants"] as? [[String: Any]])
        #expect(json["givenBy"] as? [String] == ["partner-admin", "programme-builder"])
        #expect(grants.allSatisfy { $0["line"] is Int })
        #expect(grants.contains { $0["limits"] as? [String] == ["only if marked “legacy”"] })
    }

    @Test func `show says which roles there are where one is unknown`() throws {
        let result = try Program.run("model", "show", "university", "boss")
        #expect(result.exit == 2)
        #expect(result.errors.contains("course-builder"))
    }

    @Test(arguments: models) func `matrix has a column for each role in every format`(_ model: String) throws {
        let json = try Program.json("model", "matrix", model)
        let roles = try #require(json["roles"] as? [[String: Any]]).compactMap { $0["role"] as? String }
        let csv = try Program.run("model", "matrix", model, "--format", "csv").output
        let html = try Program.run("model", "matrix", model, "--format", "html").output
        let markdown = try Program.run("model", "matrix", model, "--format", "markdown").output

        let head = try #require(csv.split(separator: "\n").first).split(separator: ",").map { String($0) }
        #expect(head == ["permission"] + roles + ["never"])
        #expect(html.components(separatedBy: "<th scope=\"col\">").count == roles.count + 2)
        #expect(markdown.contains("|---|" + String(repeating: "---|", count: roles.count)))
    }

    @Test func `compare says that a model is like itself, and what a change makes different`() throws {
        #expect(try Program.run("model", "compare", "talent", "talent").exit == 0)
        let talent = Program.root.appendingPathComponent("Sources/RoleModels/Models/talent.yaml")
        let text = try String(contentsOf: talent, encoding: .utf8)
            .replacingOccurrences(of: "title: Coach", with: "title: Coach\n    line: true")

        let result = try withFile(text) { try Program.run("model", "compare", "talent", $0) }
        #expect(result.exit == 1)
        #expect(result.output.contains("role `coach`"))
    }

    @Test(arguments: models) func `the sample of each has nothing to mend`(_ model: String) throws {
        let result = try Program.run("organisation", "check", "Samples/\(model).yaml", "--strict")
        #expect(result.exit == 0, "\(result.output)")
    }

    @Test func `climb begins with the role asked about`() throws {
        let result = try Program.run("model", "climb", "university", "course-leader")
        #expect(result.exit == 0)
        #expect(result.output.hasPrefix("course-leader\n  gives "))
        #expect(try Program.run("model", "climb", "university", "boss").exit == 2)
    }

    @Test func `a folder of models takes the place of those that come with the program`() throws {
        let folder = Program.root.appendingPathComponent("Sources/RoleModels/Models").path
        let result = try Program.run("model", "list", environment: ["LYCEUM_MODELS": folder])
        #expect(result.exit == 0)
        #expect(try Program.run("model", "list", environment: ["LYCEUM_MODELS": "/nowhere"]).exit == 2)
        #expect(try Program.run("model", "check", environment: ["LYCEUM_MODELS": "/nowhere"]).exit == 2)
    }

    private func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("small.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try body(file.path)
    }
}
