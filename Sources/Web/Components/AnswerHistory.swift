// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The answers that a learner gave to one proficiency, each with what was asked and decided about it.
///
/// Names and roles of those who decided are those of that day, as the record keeps them.
struct AnswerHistory: Sendable {
    let entries: [Entry]

    /// One answer.
    ///
    /// Its properties have names of their own, as a template takes what is nil from the page around it.
    struct Entry: Sendable {
        let answerWords: String
        let fate: Tag
        let given: String
        let evidenceWritten: String?
        let evidenceFiles: EvidenceLinks?
        let hasNoEvidence: Bool
        let events: [Event]
        let hasEvents: Bool
    }

    /// Something that happened to an answer.
    struct Event: Sendable {
        let on: String
        let eventWords: String
        /// What was written about it.
        let quote: String?
    }

    /// The answers in the order in which they are given: the newest first.
    init(_ answers: some Sequence<StepRecord.Answer>, at organisation: String) {
        entries = answers.map { Entry($0, at: organisation) }
    }
}

extension AnswerHistory.Entry {
    fileprivate init(_ answer: StepRecord.Answer, at organisation: String) {
        answerWords = answer.words
        fate =
            answer.confirmations.first.map { Tag($0.state) } ?? Tag(answer.isAchieved ? Standing.achieved : .begun)
        let replaced = answer.replacedAt.map { ", changed on \($0.minuteWords)" } ?? ""
        given = "Answered on \(answer.answeredAt.minuteWords)\(replaced)"
        evidenceWritten = answer.evidence.isEmpty ? nil : answer.evidence
        evidenceFiles = EvidenceLinks(answer.files, at: organisation)
        hasNoEvidence = answer.evidence.isEmpty && answer.files.isEmpty
        events = answer.confirmations.reversed().flatMap(AnswerHistory.Event.all)
        hasEvents = !events.isEmpty
    }
}

extension AnswerHistory.Event {
    /// What happened to a request, in the order in which it did.
    fileprivate static func all(of confirmation: Confirmation) -> [AnswerHistory.Event] {
        var events: [AnswerHistory.Event] = []
        if let askedAt = confirmation.askedAt {
            let whom = confirmation.asked.isEmpty ? "somebody" : confirmation.asked.listed
            events.append(Self(on: askedAt.dayWords, eventWords: "Asked to confirm it: \(whom).", quote: nil))
        }
        if let decidedAt = confirmation.decidedAt, let words = decision(confirmation) {
            events.append(
                Self(
                    on: decidedAt.dayWords,
                    eventWords: words,
                    quote: confirmation.comment.isEmpty ? nil : confirmation.comment
                )
            )
        }
        if let supersededAt = confirmation.supersededAt {
            let words = "The answer was changed, so this confirmation counts no more."
            events.append(Self(on: supersededAt.dayWords, eventWords: words, quote: nil))
        }
        return events
    }

    private static func decision(_ confirmation: Confirmation) -> String? {
        let role = confirmation.decidedAs.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        let who = (confirmation.decidedBy ?? "somebody") + role
        return switch confirmation.state {
        case .waiting: nil
        case .confirmed, .superseded: "Confirmed by \(who)."
        case .sentBack: "Sent back by \(who)."
        case .withdrawn: "The request was withdrawn."
        case .returned: "The request was given back to the learner."
        }
    }
}
