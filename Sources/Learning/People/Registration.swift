// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Somebody who asked for an account.
package struct Registration: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let email: String
    package let askedAt: Instant
    /// What they answered to what is asked of whoever registers.
    package internal(set) var answers: [ProfileAnswer] = []
    /// Until when they are let in by a rule if they prove their address; nothing where somebody has to decide.
    package internal(set) var provesUntil: Instant?
}

extension Registration {
    static let columns: SQL = "id, name, email, asked_at, answers, proof_until"

    /// Out of a row and all questions that were ever asked.
    init(_ row: Row, _ questions: [ProfileQuestion]) throws {
        id = try row.read("id")
        name = try row.read("name")
        email = try row.read("email")
        askedAt = try row.read("asked_at")
        provesUntil = try row.read("proof_until")
        let answers = try WaitingAnswers.answers(spelled: try row.read("answers"))
        self.answers = questions.compactMap { question in
            answers[question.id].map { ProfileAnswer(question: question, answer: $0) }
        }
    }

    /// The same with the rule looked at: the link is in time, and the domain of the address is listed.
    func proving(_ listed: Set<String>, at now: Instant) -> Registration {
        let isListed = EmailAddress(email).map { listed.contains($0.domain.text) } ?? false
        var registration = self
        if !isListed || provesUntil.map({ $0 <= now }) ?? true { registration.provesUntil = nil }
        return registration
    }
}

/// What was decided on somebody who registered themselves, and how they come in.
package enum RegistrationDecision: Sendable, Hashable {
    case refused
    /// By the link in a mail to the address that they wrote.
    case invited(PersonID)
    /// With the password that they chose as they asked; nothing shows that the address is theirs.
    case signsIn(PersonID)
    /// They chose none: by a link with this word, which somebody gives to them.
    case handed(PersonID, name: String, word: String)
}
