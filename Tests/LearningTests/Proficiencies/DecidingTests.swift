// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Who decides, and what is told of it` {
    private static let heldOnSteps = [
        (
            """
                title: Educator / Manager
                says: "Enrols delegates on Steps, confirms what they achieved, and signs Steps off."
                held-on: organisation
            """,
            """
                title: Educator / Manager
                says: "Enrols delegates on Steps, confirms what they achieved, and signs Steps off."
                held-on: [organisation, step]
            """
        ),
        (
            """
                says: "Confirms what learners achieved, and signs nothing off."
                held-on: organisation
            """,
            """
                says: "Confirms what learners achieved, and signs nothing off."
                held-on: [organisation, step]
            """
        ),
    ]

    @Test(arguments: Backing.all)
    func `the record names the role that reaches the Step, and no other that its holder has elsewhere (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing, editing: Self.heldOnSteps) { ward in
            let (grace, ruth) = (try ward.centre.viewer("grace"), try ward.centre.person("ruth"))
            let roles = Roles(ward.centre.platform)
            try await roles.give(Gift(of: "educator", to: ruth, on: try ward.centre.node("step-2")), by: grace)
            try await roles.give(Gift(of: "assessor", to: ruth, on: ward.step), by: grace)
            try await ward.answer(1)
            try await ward.answer(2)
            try await ward.ask("ruth", about: 1, 2)

            try await ward.confirm(1, by: "ruth")
            try await roles.give(Gift(of: "educator", to: ruth, on: ward.step), by: grace)
            try await ward.confirm(2, by: "ruth")

            let record = try await ward.record()
            #expect(record.line(1)?.answer?.confirmations.first?.decidedAs == "Assessor")
            #expect(record.line(2)?.answer?.confirmations.first?.decidedAs == "Educator / Manager")
        }
    }

    @Test(arguments: Backing.all)
    func `where everybody may confirm, everybody can be asked but oneself, and signs by that role (H-8)`(
        backing: Backing
    ) async throws {
        let everybody = [
            (
                "      - { may: [role-model.view], per:",
                "      - { may: [answer.view, confirmation.give], per: H-8 }\n      - { may: [role-model.view], per:"
            )
        ]
        try await Ward.open(on: backing, editing: everybody) { ward in
            let askable = try await ward.confirmations.askable(on: ward.step, by: try ward.centre.viewer("amara"))
            #expect(askable.contains { $0.name == "Ruth Goldberg" } && askable.contains { $0.name == "Nadia Haddad" })
            #expect(!askable.contains { $0.id == ward.learner })
            try await ward.answer(1)
            try await ward.ask("ruth", about: 1)
            try await ward.confirm(1, by: "ruth")
            #expect(try await ward.record().line(1)?.answer?.confirmations.first?.decidedAs == "Delegate")
        }
    }

    @Test(arguments: Backing.all)
    func `with the setting on, whoever holds the role can still be asked (H-8)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let amara = try ward.centre.viewer("amara")
            let before = try await ward.confirmations.askable(on: ward.step, by: amara)
            let grace = try ward.centre.viewer("grace")
            try await Settings(ward.centre.platform).turn("confirm-only-if-asked", on: true, by: grace)
            let after = try await ward.confirmations.askable(on: ward.step, by: amara)
            #expect(before == after && before.contains { $0.name == "Nadia Haddad" })
            #expect(!before.contains { $0.name == "Ruth Goldberg" || $0.name == "Priya Raman" })
        }
    }

    @Test(arguments: Backing.all)
    func `many confirmed at once are one notice to their learner, and each an entry in the trail (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            for number in 1...3 { try await ward.answer(number) }
            try await ward.answer(1, by: "jonas")
            try await ward.ask("nadia", about: 1, 2, 3)
            try await ward.ask("nadia", about: 1, by: "jonas")
            var answers: [Int64] = []
            for number in 1...3 { answers.append(try await ward.present(number)) }
            answers.append(try await ward.present(1, of: "jonas"))

            try await ward.confirmations.confirm(answers, by: try ward.centre.viewer("nadia"))

            let notices = Notices(ward.centre.platform)
            let amara = try await notices.own(by: try ward.centre.viewer("amara")).items.map(\.words)
            let jonas = try await notices.own(by: try ward.centre.viewer("jonas")).items.map(\.words)
            #expect(amara.filter { $0.contains("confirmed") } == ["3 answers of Step 1 proficiencies were confirmed."])
            #expect(jonas.filter { $0.contains("confirmed") } == ["1.1 of Step 1 proficiencies was confirmed."])
            let trail = try await Audit(ward.centre.platform)
                .entries(AuditFilter(act: "confirmation-given"), by: try ward.centre.viewer("grace"))
            #expect(trail.total == 4)
        }
    }

    @Test(arguments: Backing.all)
    func `who may sign off is told when a Step waits for it, once for each asking, and nobody else (H-9)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (notices, amara) = (Notices(ward.centre.platform), try ward.centre.viewer("amara"))
            let words = "Amara Nwosu asks you to sign off Step 1 proficiencies."
            func told(_ name: String) async throws -> Int {
                try await notices.own(by: try ward.centre.viewer(name)).items.count { $0.words == words }
            }
            try await ward.completeStep()
            #expect(try await told("farah") == 0)

            try await ward.signOffs.ask(saying: "", on: ward.step, by: amara)

            for name in ["farah", "grace"] { #expect(try await told(name) == 1, "\(name)") }
            for name in ["nadia", "amara", "priya", "martin", "jonas"] { #expect(try await told(name) == 0, "\(name)") }
            try await ward.signOffs.withdraw(on: ward.step, by: amara)
            try await ward.signOffs.ask(saying: "", on: ward.step, by: amara)
            #expect(try await told("farah") == 2)
        }
    }

    @Test(arguments: Backing.all)
    func `who lost the role reads no learner's name in what they were once told (H-10)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.ask("nadia", "farah", about: 1)
            let nadia = try ward.centre.viewer("nadia")
            let before = try await Notices(ward.centre.platform).own(by: nadia).items.map(\.words)
            let holding = try await ward.centre.holding("assessor", of: "nadia", by: "grace")
            try await Roles(ward.centre.platform).end(try #require(holding.id), by: try ward.centre.viewer("grace"))
            let after = try await Notices(ward.centre.platform).own(by: nadia).items.map(\.words)
            #expect(before.contains { $0.hasPrefix("Amara Nwosu asks you") })
            #expect(!after.contains { $0.contains("Amara") } && after.count == before.count + 1)
        }
    }

    @Test(arguments: Backing.all)
    func `what waits of a learner who leaves the Step goes back to them, and stands in nobody's way (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (nadia, farah) = (try ward.centre.viewer("nadia"), try ward.centre.viewer("farah"))
            try await ward.answer(1, by: "jonas")
            try await ward.ask("nadia", about: 1, by: "jonas")
            try await ward.completeStep()
            try await ward.signOffs.ask(saying: "", on: ward.step, by: try ward.centre.viewer("amara"))
            let roles = Roles(ward.centre.platform)

            for name in ["jonas", "amara"] {
                let own = try await roles.own(by: try ward.centre.viewer(name))
                let holding = try #require(own.first { $0.holding.role == "learner" && $0.holding.node == ward.step })
                try await roles.end(try #require(holding.holding.id), by: farah)
            }

            let record = try await ward.record(of: "jonas")
            #expect(record.line(1)?.standing == .achieved)
            #expect(record.line(1)?.answer?.confirmations.map(\.state) == [.returned])
            #expect(try await ward.record().signOff?.state == .withdrawn)
            #expect(try await ward.reviews.tasks(by: nadia)?.answers == 0)
            #expect(try await ward.reviews.tasks(by: farah)?.signOffs == 0)
            try await roles.give(Gift(of: "learner", to: try ward.centre.person("jonas"), on: ward.step), by: farah)
            #expect(try await ward.reviews.tasks(by: nadia)?.answers == 0, "they ask again, if they want")
            try await ward.ask("nadia", about: 1, by: "jonas")
            #expect(try await ward.reviews.tasks(by: nadia)?.answers == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `where the learner's own word is enough, what is missing is said so (H-9)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let (amara, farah) = (try ward.centre.viewer("amara"), try ward.centre.viewer("farah"))
            try await Settings(ward.centre.platform)
                .turn("sign-off-needs-confirmation", on: false, by: try ward.centre.viewer("grace"))
            for number in 1...3 { try await ward.answer(number) }
            let error = await #expect(throws: Objection.self) {
                try await ward.signOffs.ask(saying: "", on: ward.step, by: amara)
            }
            let code = try #require(try await ward.record().line(4)?.proficiency.code)
            #expect(error?.message == "1 of “Step 1 proficiencies” is not assessed as achieved yet: \(code)")
            #expect(try await Steps(ward.centre.platform).own(by: amara).first?.isComplete == false)
            try await ward.answer(4, "Often")
            #expect(try await Steps(ward.centre.platform).own(by: amara).first?.isComplete == true)
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: farah)
            #expect(try await ward.record().isClosed)
        }
    }
}

@Suite struct `Who looked at a learner's record` {
    @Test(arguments: Backing.all)
    func `is noted of who may look at it, once a day, and never of oneself`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let readers = Readers(ward.centre.platform)
            let amara = try ward.centre.viewer("amara")
            for name in ["nadia", "nadia", "amara"] {
                try await readers.note([(ward.learner, ward.step)], by: try ward.centre.viewer(name))
            }
            for name in ["jonas", "priya", "ruth"] {
                try await ward.expectRefused("\(name)") {
                    try await readers.note([(ward.learner, ward.step)], by: try ward.centre.viewer(name))
                }
            }
            #expect(try await readers.own(by: amara).items.map(\.reader) == ["somebody who is Assessor"])
        }
    }
}
