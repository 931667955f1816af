// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

extension People {
    /// Answers the questions of a profile, one's own or another's; what is left empty is taken back.
    ///
    /// - Throws: ``InvalidInput`` where an answer does not fit, or a required one is missing.
    package func answer(_ answers: [Int64: String], for person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permitProfile(of: person)
            _ = try amendment.existingUnerased(person)
            let questions = try amendment.transaction.profileQuestions(of: amendment.organisation)
            let before = try amendment.profileAnswers(of: [person])[person] ?? [:]
            let checked = try questions.checked(answers, before: before)
            let asked = Set(questions.filter(\.isAsked).map(\.id))
            let changed = asked.filter { checked[$0] != before[$0] }
            guard !changed.isEmpty else { return }
            try amendment.write(checked, for: person, clearing: changed, .permit(permit))
            amendment.record(.profileAnswered(person: person.index), permit)
        }
    }

    /// What somebody answered so far, for whoever is about to change it.
    package func answers(
        of person: PersonID,
        by viewer: Viewer
    ) async throws -> (name: String, questions: [ProfileQuestion], answers: [Int64: String]) {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(person)
            _ = try snapshot.permitProfile(of: person)
            let questions = try snapshot.transaction.profileQuestions(of: snapshot.organisation).filter(\.isAsked)
            return (row.name, questions, try snapshot.profileAnswers(of: [person])[person] ?? [:])
        }
    }
}

extension Entrance {
    /// What is asked of whoever asks for an account.
    package func questions(of organisation: OrganisationID) async throws -> [ProfileQuestion] {
        try await platform.database.read { try $0.profileQuestions(of: organisation).filter(\.isAsked) }
    }
}

extension Snapshot {
    /// What people answered, by question, whoever asks.
    func profileAnswers(of people: [PersonID]) throws -> [PersonID: [Int64: String]] {
        guard !people.isEmpty else { return [:] }
        return try transaction.rows(
            """
            SELECT person_id, question_id, answer
            FROM profile_answer
            WHERE organisation_id = \(organisation) AND person_id \(in: people.map { Int64($0.index) })
            """
        ).reduce(into: [:]) { answers, row in
            answers[try row.read("person_id"), default: [:]][try row.read("question_id")] = try row.read("answer")
        }
    }

    /// A profile's answers in the order of the questions, with those to questions that are not asked any more.
    ///
    /// With those that are open, each question that is asked is among them, and has an empty answer.
    func profile(ofAnswersOf person: PersonID, withOpen: Bool = false) throws -> [ProfileAnswer] {
        let answers = try profileAnswers(of: [person])[person] ?? [:]
        return try transaction.profileQuestions(of: organisation).compactMap { question in
            let answer = answers[question.id] ?? (withOpen && question.isAsked ? "" : nil)
            return answer.map { ProfileAnswer(question: question, answer: $0) }
        }
    }

    /// The part of somebody's file about what they answered.
    func profileAnswers(ofAllOf person: PersonID) throws -> OwnData.Section {
        let rows = try profile(ofAnswersOf: person).map { [$0.question.words, $0.shown] }
        return OwnData.Section(.answers, ["Question", "Answer"], rows)
    }
}

extension Amendment {
    /// Keeps answers on a profile; those that are cleared and not among them are gone.
    func write(_ answers: [Int64: String], for person: PersonID, clearing: Set<Int64> = [], _ right: Right) throws {
        noteAnswers(of: person)
        for question in clearing where answers[question] == nil {
            try execute(
                """
                DELETE FROM profile_answer
                WHERE organisation_id = \(organisation) AND person_id = \(person) AND question_id = \(question)
                """,
                right
            )
        }
        for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
            try execute(
                """
                INSERT INTO profile_answer (organisation_id, person_id, question_id, answer, answered_at)
                VALUES (\(organisation), \(person), \(question), \(answer), \(now))
                ON CONFLICT (organisation_id, person_id, question_id)
                DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at
                """,
                right
            )
        }
    }
}

/// The answers of somebody who waits, as their registration keeps them.
enum WaitingAnswers {
    static func spelling(of answers: [Int64: String]) throws -> String {
        if answers.isEmpty { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let keyed = Dictionary(uniqueKeysWithValues: answers.map { (String($0.key), $0.value) })
        return String(decoding: try encoder.encode(keyed), as: UTF8.self)
    }

    static func answers(spelled text: String) throws -> [Int64: String] {
        if text.isEmpty { return [:] }
        let keyed = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        return keyed.reduce(into: [:]) { answers, entry in
            if let id = Int64(entry.key) { answers[id] = entry.value }
        }
    }
}
