// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// The questions that an organisation asks of whoever registers (H-11): up to six.
package struct ProfileQuestions: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package static let countMaximum = 6
    /// Of one question.
    package static let choicesMaximum = 50

    /// Those that are asked now; no secret, as everyone reads them who asks for an account.
    package func asked(by viewer: Viewer) async throws -> [ProfileQuestion] {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.transaction.profileQuestions(of: snapshot.organisation).filter(\.isAsked)
        }
    }

    /// The same for who looks after them.
    package func list(by viewer: Viewer) async throws -> [ProfileQuestion] {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.organisationEditDetails, Resource(.organisation))
            return try snapshot.transaction.profileQuestions(of: snapshot.organisation).filter(\.isAsked)
        }
    }

    /// Asks something more, once for each form, after all others.
    package func add(_ draft: ProfileQuestionDraft, form: FormWord? = nil, by viewer: Viewer) async throws {
        let checked = try draft.checked()
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.organisationEditDetails, Resource(.organisation))
            _ = try amendment.once(form, "profile-question", [checked.kind.rawValue, checked.mark], permit) {
                let id = try amendment.ask(checked, permit)
                amendment.record(.profileQuestionAdded(words: checked.words), permit)
                return id
            }
        }
    }

    /// Asks a question in other words or with other choices, of which the editor saw ``ProfileQuestion/mark``; answers so
    /// far stay as they are, and so does its kind.
    ///
    /// - Throws: ``InvalidInput``; ``Objection`` where somebody else changed it.
    package func change(
        _ id: Int64,
        to draft: ProfileQuestionDraft,
        seen: String? = nil,
        by viewer: Viewer
    ) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.organisationEditDetails, Resource(.organisation))
            let asked = try amendment.transaction.profileQuestions(of: amendment.organisation).filter(\.isAsked)
            guard let question = asked.first(where: { $0.id == id }) else { throw NotFound() }
            try TextMark.demand(seen, is: question.mark)
            var draft = draft
            draft.kind = question.kind
            let checked = try draft.checked()
            try amendment.demandUnlike(asked.filter { $0.id != id }, checked.words)
            try amendment.execute(
                """
                UPDATE profile_question
                SET words = \(checked.words), choices = \(checked.choices.joined(separator: "\n")),
                    is_required = \(checked.isRequired)
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            amendment.record(.profileQuestionChanged(words: checked.words), permit)
        }
    }

    /// Asks a question no more; what was answered stays on people's profiles.
    ///
    /// - Throws: ``Objection`` where a group is filled by its answers.
    package func remove(_ id: Int64, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.organisationEditDetails, Resource(.organisation))
            let asked = try amendment.transaction.profileQuestions(of: amendment.organisation).filter(\.isAsked)
            guard let question = asked.first(where: { $0.id == id }) else { throw NotFound() }
            try amendment.demandInNoRule(question)
            try amendment.execute(
                """
                UPDATE profile_question SET removed_at = \(amendment.now)
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            amendment.record(.profileQuestionRemoved(words: question.words), permit)
        }
    }
}

/// A question as somebody writes it.
package struct ProfileQuestionDraft: Sendable, Hashable {
    package var words: String
    package var kind: ProfileQuestion.Kind
    /// One on each line.
    package var choices: String
    package var isRequired: Bool

    package init(words: String, kind: ProfileQuestion.Kind, choices: String = "", isRequired: Bool = false) {
        self.words = words
        self.kind = kind
        self.choices = choices
        self.isRequired = isRequired
    }

    /// - Throws: ``InvalidInput`` with everything that is wrong.
    fileprivate func checked() throws -> ProfileQuestion {
        var problems: [InvalidInput.Problem] = []
        let title = Title(words)
        if title == nil {
            problems.append(
                .init(field: "words", message: "Write the question on one line, in at most 200 characters.")
            )
        }
        let lines = kind == .choice ? choices.split(separator: "\n").map(String.init) : []
        let spoken = lines.filter { line in line.contains { !$0.isWhitespace } }
        let titles = spoken.compactMap { Title($0)?.text }
        if kind == .choice {
            if titles.count != spoken.count {
                problems.append(.init(field: "choices", message: "Write at most 200 characters on each line."))
            } else if !(2...ProfileQuestions.choicesMaximum).contains(titles.count) {
                let message = "Write 2 to \(ProfileQuestions.choicesMaximum) answers, each on a line of its own."
                problems.append(.init(field: "choices", message: message))
            } else if Set(titles).count != titles.count {
                problems.append(.init(field: "choices", message: "Write each answer once."))
            }
        }
        guard let title, problems.isEmpty else { throw InvalidInput(problems) }
        return ProfileQuestion(id: 0, words: title.text, kind: kind, choices: titles, isRequired: isRequired)
    }
}

extension Amendment {
    /// - Throws: ``Objection`` where there are too many; ``InvalidInput`` where it is asked already.
    fileprivate func ask(_ question: ProfileQuestion, _ permit: Permit) throws -> Int64 {
        let all = try transaction.profileQuestions(of: organisation)
        let asked = all.filter(\.isAsked)
        guard asked.count < ProfileQuestions.countMaximum else {
            let most = ProfileQuestions.countMaximum
            throw Objection("there are \(most) questions already", remedy: "remove one first")
        }
        try demandUnlike(asked, question.words)
        let id = try nextNumber(in: "profile_question")
        try execute(
            """
            INSERT INTO profile_question (organisation_id, id, place, words, kind, choices, is_required, made_at)
            VALUES (
                \(organisation), \(id), \(all.count + 1), \(question.words), \(question.kind),
                \(question.choices.joined(separator: "\n")), \(question.isRequired), \(now)
            )
            """,
            permit
        )
        return id
    }

    fileprivate func demandUnlike(_ others: [ProfileQuestion], _ words: String) throws {
        guard !others.contains(where: { Title.key(of: $0.words) == Title.key(of: words) }) else {
            throw InvalidInput("words", "This is asked already. Ask something else.")
        }
    }
}

extension ReadTransaction {
    /// Every question that was ever asked, in their order.
    func profileQuestions(of organisation: OrganisationID) throws -> [ProfileQuestion] {
        try rows(
            """
            SELECT \(ProfileQuestion.columns)
            FROM profile_question
            WHERE organisation_id = \(organisation)
            ORDER BY place, id
            """
        ).map(ProfileQuestion.init)
    }
}
