// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations

/// Has the people of a demonstration ask support, where their role model has it, and writes what is asked often.
struct DemoSupport {
    private let platform: Platform
    private let id: OrganisationID
    private let organisation: Organisation
    private let clock: DemoClock

    init(_ platform: Platform, _ id: OrganisationID, _ organisation: Organisation, _ clock: DemoClock) {
        (self.platform, self.id, self.organisation, self.clock) = (platform, id, organisation, clock)
    }

    func run() async throws {
        try await writeQuestions()
        try await askTechnical()
        try await askOther()
    }

    private func writeQuestions() async throws {
        guard let editor = who("faq.edit").first else { return }
        for (question, answer) in Self.questions {
            try await FrequentQuestions(platform).add(question, answer, by: editor)
        }
    }

    private func askTechnical() async throws {
        guard let asker = who("support-request.open-technical").last else { return }
        let (support, desk) = (SupportRequests(platform), SupportDesk(platform))
        let number = try await support.ask(
            .technical,
            "The import stops at line 212",
            saying: "We imported our starters of September. Line 212 is refused with “no address”, but there is one.",
            by: asker
        )
        clock.advance(minutes: 190)
        let answer =
            "There is a space within the address of that line. Take it out and import again: what is there already stays."
        try await desk.answer(number, saying: answer, as: "Kim at support", in: id)
        clock.advance(minutes: 45)
        try await support.reply(to: number, saying: "That was it, thank you.", by: asker)
        try await support.close(number, by: asker)
        clock.advance(minutes: 2_000)
        _ = try await support.ask(
            .technical,
            "A photo is shown lying on its side",
            saying: "I turned it before I sent it. Does the platform turn it back?",
            by: asker
        )
    }

    private func askOther() async throws {
        guard let asker = who("support-request.open-non-technical").last else { return }
        let (support, desk) = (SupportRequests(platform), SupportDesk(platform))
        let number = try await support.ask(
            .other,
            "When can the next unit begin?",
            saying: "Our high dependency unit would like to join in spring. What do you need from us before?",
            by: asker
        )
        clock.advance(minutes: 1_300)
        let answer =
            "Any time you like. Register the people first, then enrol them on their Step: nothing else is needed."
        try await desk.answer(number, saying: answer, as: "Kim at support", in: id)
    }

    /// Everyone whom the model lets do something in the organisation as a whole, in the order of the file.
    private func who(_ name: String) -> [Viewer] {
        guard let permission = organisation.model.permission(name) else { return [] }
        return organisation.authorizer.who(may: permission, Resource(.organisation), at: organisation.today)
            .map { Viewer(.person($0), in: id) }
    }

    private static let questions = [
        (
            "Who can confirm a proficiency?",
            "Any educator or assessor of the centre, and nobody their own.\n\nThe learner chooses whom to ask."
        ),
        (
            "A learner changed an answer. What becomes of its confirmation?",
            "It counts no more, and stays in the record. The learner asks again."
        ),
        (
            "How do I enrol somebody on a Step?",
            "Educators enrol: open Supervise, then All learners, then Enrol somebody."
        ),
    ]
}
