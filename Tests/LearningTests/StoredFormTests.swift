// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@testable import Learning

/// What older versions wrote is read for ever: the file beside this one has a line of each form, and lines are only added.
@Suite struct `What is stored as text` {
    /// The lines of one type, each as it was written.
    private static func lines(of type: String) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "StoredForms.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix(type + " ") }.map { String($0.dropFirst(type.count + 1)) }
    }

    /// The lines read and written again, and the names of the forms that they have.
    private static func forms<Form: Codable>(_ type: Form.Type, _ name: String) throws -> Set<String> {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var names: Set<String> = []
        for line in try lines(of: name) {
            let form = try JSONDecoder().decode(Form.self, from: Data(line.utf8))
            #expect(String(decoding: try encoder.encode(form), as: UTF8.self) == line)
            names.insert(String(line.dropFirst(2).prefix { $0 != "\"" }))
        }
        return names
    }

    @Test func `in the audit trail is read as it was written`() throws {
        let found = try Self.forms(Act.self, "Act")
        #expect(found.count == ActKind.allCases.count, "each kind of act has a line")
        for line in try Self.lines(of: "Act") {
            let act = try JSONDecoder().decode(Act.self, from: Data(line.utf8))
            #expect(!act.kind.words.isEmpty)
        }
    }

    @Test func `in the log of access is read as it was written`() throws {
        #expect(try Self.forms(AccessChange.self, "AccessChange").count >= 13)
    }

    @Test func `for people to be told is read as it was written`() throws {
        #expect(try Self.forms(Notice.self, "Notice").count >= 19)
    }
}
