// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// What is asked often, and its answers, which the organisation writes itself (H-12).
package struct FrequentQuestions: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    static let countMaximum = 200

    /// All of them in their order, or those in which each of some words stands.
    ///
    /// - Throws: ``NotFound`` for whom they are not there.
    package func list(finding words: String = "", by viewer: Viewer) async throws -> FrequentQuestionList {
        try await platform.read(by: viewer) { snapshot in
            guard snapshot.allows(.faqView, Resource(.organisation)) else { throw NotFound() }
            return FrequentQuestionList(
                items: try snapshot.frequentQuestions(finding: words),
                mayEdit: snapshot.allows(.faqEdit, Resource(.organisation))
            )
        }
    }

    /// One of them, to be edited.
    package func details(_ id: Int64, by viewer: Viewer) async throws -> FrequentQuestion {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitEditing()
            return try snapshot.frequentQuestion(id)
        }
    }

    /// Whether the viewer may write one.
    ///
    /// - Throws: ``NotFound`` or ``Refused`` where they may not.
    package func demandEditing(by viewer: Viewer) async throws {
        try await platform.read(by: viewer) { _ = try $0.permitEditing() }
    }

    /// Writes another one, once for each form, which comes last.
    ///
    /// - Throws: ``InvalidInput`` for the fields `question` and `answer`.
    package func add(
        _ question: String,
        _ answer: String,
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws {
        try await demandEditing(by: viewer)
        let (question, answer) = try Self.checked(question, answer)
        try await platform.amend(by: viewer) { amendment in
            let (editor, permit) = try amendment.permitEditing()
            _ = try amendment.once(form, "frequent-question", [question.text, answer], permit) {
                let id = try amendment.add(question, answer, by: editor, permit)
                amendment.record(.questionWritten(question: id), permit)
                return id
            }
        }
    }

    /// Changes one, of which the editor saw a version.
    ///
    /// - Throws: ``Objection`` where somebody else changed it meanwhile.
    package func edit(
        _ id: Int64,
        _ question: String,
        _ answer: String,
        version: Int64,
        by viewer: Viewer
    ) async throws {
        try await demandEditing(by: viewer)
        let (question, answer) = try Self.checked(question, answer)
        try await platform.amend(by: viewer) { amendment in
            let (editor, permit) = try amendment.permitEditing()
            guard try amendment.frequentQuestion(id).version == version else {
                throw Objection(
                    "somebody changed this meanwhile",
                    remedy: "compare it with what you wrote, and save again"
                )
            }
            try amendment.execute(
                """
                UPDATE frequent_question
                SET question = \(question.text), question_key = \(question.key), answer = \(answer),
                    answer_key = \(Title.key(of: answer)), version = version + 1, changed_at = \(amendment.now),
                    changed_by = \(editor)
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            amendment.record(.questionWritten(question: id), permit)
        }
    }

    private static func checked(_ question: String, _ answer: String) throws -> (Title, String) {
        var problems: [InvalidInput.Problem] = []
        let title = Title(question)
        if title == nil {
            let message = "Write the question in 1 to \(Title.lengthMaximum) characters on one line."
            problems.append(InvalidInput.Problem(field: "question", message: message))
        }
        do {
            let text = try WrittenText.checked(answer, field: "answer", needed: "Write the answer.")
            if let title, problems.isEmpty { return (title, text) }
        } catch let input as InvalidInput {
            problems += input.problems
        }
        throw InvalidInput(problems)
    }
}

/// The questions that somebody may read.
package struct FrequentQuestionList: Sendable, Hashable {
    package let items: [FrequentQuestion]
    package let mayEdit: Bool
}

/// A question that is asked often, with its answer in paragraphs.
package struct FrequentQuestion: Sendable, Hashable {
    package let id: Int64
    package let question: String
    package let answer: String
    package let version: Int64
    package let changedAt: Instant
}

extension Amendment {
    /// - Throws: ``Objection`` where there are too many.
    fileprivate func add(_ question: Title, _ answer: String, by editor: PersonID, _ permit: Permit) throws -> Int64 {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS total, COALESCE(MAX(place), 0) + 1 AS next
            FROM frequent_question
            WHERE organisation_id = \(organisation)
            """
        )
        guard try row?.read("total") ?? 0 < FrequentQuestions.countMaximum else {
            let most = FrequentQuestions.countMaximum
            throw Objection("there are \(most) questions already", remedy: "remove one first")
        }
        let id = try nextNumber(in: "frequent_question")
        try execute(
            """
            INSERT INTO frequent_question (
                organisation_id, id, place, question, question_key, answer, answer_key, version, changed_at, changed_by
            )
            VALUES (
                \(organisation), \(id), \(try row?.read("next") as Int64? ?? 1), \(question.text), \(question.key),
                \(answer), \(Title.key(of: answer)), 1, \(now), \(editor)
            )
            """,
            permit
        )
        return id
    }
}
