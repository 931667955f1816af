// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `What is seen of confirmations and sign-offs` {
    /// Those who confirm see answers, and neither confirmations nor sign-offs.
    private static let reviewersSeeAnswers = [
        ("[step.view, answer.view, confirmation.view, sign-off.view], per: H-10", "[step.view, answer.view], per: H-10")
    ]
    /// Learners see their answers, and nothing that others said about them.
    private static let learnersSeeAnswers = [
        ("[answer.view, confirmation.view, sign-off.view], if: own", "[answer.view], if: own"),
        ("[confirmation.view, confirmation.request], if: own", "[confirmation.request], if: own"),
        ("[sign-off.view, sign-off.request], if: own", "[sign-off.request], if: own"),
    ]

    @Test(arguments: Backing.all)
    func `a centre that takes it from those who confirm leaves them the answers alone (H-10)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing, editing: Self.reviewersSeeAnswers) { ward in
            let (nadia, farah) = (try ward.centre.viewer("nadia"), try ward.centre.viewer("farah"))
            try await ward.completeStep()
            try await ward.answer(5, evidence: "A night shift.")
            try await ward.ask("nadia", "mei", about: 5)

            let record = try await ward.record(by: "nadia")
            #expect(record.lines.map(\.standing) == Array(repeating: .achieved, count: 5))
            #expect(record.lines.allSatisfy { $0.answer?.confirmations.isEmpty == true })
            #expect(record.line(5)?.answer?.evidence == "A night shift.")
            #expect(record.progress.confirmed == nil && record.progress[.waiting] == 0)
            let learners = Learners(ward.centre.platform)
            let listed = try await learners.list(named: "amara", Page(), by: nadia).items.first?.steps.first?.progress
            #expect(listed == record.progress)
            #expect(try await learners.details(ward.learner, by: nadia).steps.first?.progress == record.progress)
            let waiting = try await ward.reviews.waiting(.own, Page(), by: nadia).items
            #expect(waiting.map(\.code) == ["2.3"])
            #expect(waiting.first?.asked.isEmpty == true)
            let reviewed = try await ward.reviews.answer(try await ward.present(5), by: nadia)
            #expect(reviewed.answers.allSatisfy { $0.confirmations.isEmpty } && reviewed.mayConfirm)
            try await ward.confirm(5, by: "nadia")

            try await ward.signOffs.ask(saying: "Thank you.", on: ward.step, by: try ward.centre.viewer("amara"))
            #expect(try await ward.reviews.signOffs(Page(), by: farah).total == 0)
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "Well done.", by: farah)
            let closed = try await ward.record(by: "nadia")
            #expect(closed.isClosed && closed.signOff == nil && !closed.showsSignOff)
            #expect(try await learners.details(ward.learner, by: nadia).steps.first?.signOff == nil)
            await #expect(throws: (any Error).self) {
                try await Steps(ward.centre.platform).signOff(of: ward.learner, on: ward.step, by: nadia)
            }
            // Who they are about sees all of it, as before.
            let own = try await ward.record()
            #expect(own.line(5)?.standing == .confirmed && own.signOff?.comment == "Well done.")
        }
    }

    @Test(arguments: Backing.all)
    func `a centre that takes it from learners keeps it from their pages, their file and their notices (H-10)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing, editing: Self.learnersSeeAnswers) { ward in
            let (amara, platform) = (try ward.centre.viewer("amara"), ward.centre.platform)
            try await ward.completeStep()
            try await ward.answer(5)
            try await ward.ask("nadia", about: 5)
            try await ward.confirmations.sendBack(
                [try await ward.present(5)],
                comment: "Never again.",
                by: try ward.centre.viewer("nadia")
            )

            let own = try await Steps(platform).own(ward.step, by: amara)
            #expect(
                own.record.lines.allSatisfy { $0.standing == .achieved && $0.answer?.confirmations.isEmpty == true }
            )
            #expect(own.mayAskForSignOff && own.missing?.isEmpty == true, "who may ask learns whether they can")
            #expect(try await Steps(platform).sentBack(by: amara).isEmpty)
            await #expect(throws: NotFound.self) { try await Steps(platform).ownSignOff(ward.step, by: amara) }
            let data = try await PersonalData(platform).own(by: amara)
            for heading in [OwnData.Heading.confirmations, .signOffs] {
                #expect(data.sections.first { $0.heading == heading }?.rows.isEmpty == true, "\(heading)")
            }
            let told = try await Notices(platform).own(by: amara).items
            #expect(
                !told.isEmpty && told.allSatisfy { !$0.words.contains("confirmed") && !$0.words.contains("sent back") }
            )
            #expect(told.contains { $0.words == "This was about something that you may not see any more." })
            // Those who decide see all of it, as before.
            #expect(try await ward.record(by: "nadia").line(5)?.answer?.confirmations.first?.comment == "Never again.")
        }
    }
}
