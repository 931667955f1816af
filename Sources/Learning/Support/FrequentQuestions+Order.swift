// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension FrequentQuestions {
    /// Puts one before or after its neighbour; the first stays the first.
    package func move(_ id: Int64, up isUp: Bool, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (_, permit) = try amendment.permitEditing()
            var ids = try amendment.frequentQuestions().map(\.id)
            guard let place = ids.firstIndex(of: id) else { throw NotFound() }
            let other = isUp ? place - 1 : place + 1
            guard ids.indices.contains(other) else { return }
            ids.swapAt(place, other)
            for (place, id) in ids.enumerated() {
                try amendment.execute(
                    """
                    UPDATE frequent_question SET place = \(place + 1)
                    WHERE organisation_id = \(amendment.organisation) AND id = \(id) AND place <> \(place + 1)
                    """,
                    permit
                )
            }
            amendment.record(.questionMoved(question: id), permit)
        }
    }

    /// Takes one out.
    package func remove(_ id: Int64, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (_, permit) = try amendment.permitEditing()
            _ = try amendment.frequentQuestion(id)
            try amendment.execute(
                """
                DELETE FROM frequent_question
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            amendment.record(.questionRemoved(question: id), permit)
        }
    }
}

extension Snapshot {
    /// Who edits, and by which right; for whom the questions are not there, nothing is explained.
    func permitEditing() throws -> (editor: PersonID, permit: Permit) {
        guard allows(.faqView, Resource(.organisation)) else { throw NotFound() }
        let permit = try permit(.faqEdit, Resource(.organisation))
        guard let editor = viewer.person else { throw NotFound() }
        return (editor, permit)
    }

    func frequentQuestion(_ id: Int64) throws -> FrequentQuestion {
        guard let question = try frequentQuestions(numbered: id).first else { throw NotFound() }
        return question
    }

    /// In their order: one, or those in which each of some words stands.
    func frequentQuestions(numbered id: Int64? = nil, finding words: String = "") throws -> [FrequentQuestion] {
        var clauses: [SQL] = ["organisation_id = \(organisation)"]
        if let id { clauses.append("id = \(id)") }
        for word in words.split(whereSeparator: \.isWhitespace).prefix(Self.wordsMaximum) {
            let pattern = Title.pattern(finding: String(word))
            clauses.append("(question_key LIKE \(pattern) ESCAPE '!' OR answer_key LIKE \(pattern) ESCAPE '!')")
        }
        return try transaction.rows(
            """
            SELECT id, question, answer, version, changed_at
            FROM frequent_question
            WHERE \(SQL.joined(clauses, by: " AND "))
            ORDER BY place, id
            LIMIT \(FrequentQuestions.countMaximum)
            """
        ).map { row in
            FrequentQuestion(
                id: try row.read("id"),
                question: try row.read("question"),
                answer: try row.read("answer"),
                version: try row.read("version"),
                changedAt: try row.read("changed_at")
            )
        }
    }

    private static var wordsMaximum: Int { 8 }
}
