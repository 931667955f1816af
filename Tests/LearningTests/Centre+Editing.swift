// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import Testing

extension Centre {
    /// Has the role model say something else, before anybody asks it.
    func editModel(_ lines: [(String, String)]) async throws {
        guard !lines.isEmpty else { return }
        try await database.write { transaction in
            let row = try transaction.row(
                "SELECT content FROM role_model_version WHERE organisation_id = \(id) ORDER BY number DESC LIMIT 1"
            )
            var text: String = try #require(row).read("content")
            for (line, other) in lines {
                try #require(text.contains(line), "the model has the line: \(line)")
                text = text.replacing(line, with: other)
            }
            try transaction.execute("UPDATE role_model_version SET content = \(text) WHERE organisation_id = \(id)")
        }
    }
}
