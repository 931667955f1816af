// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Confirming` {
    @Test(arguments: Backing.all)
    func `a learner asks for what they achieved, and an assessor confirms or sends it back (H-7, H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (nadia, amara) = (try ward.centre.viewer("nadia"), try ward.centre.viewer("amara"))
            try await ward.answer(1)
            try await ward.answer(2)
            try await ward.ask("nadia", about: 1, 2)
            let waiting = try await ward.reviews.waiting(.own, Page(), by: nadia)
            #expect(waiting.items.map(\.code) == ["1.1", "1.2"] && waiting.total == 2)

            try await ward.confirm(1, by: "nadia")
            try await ward.confirmations.sendBack([try await ward.present(2)], comment: "Once more, please.", by: nadia)

            #expect(try await ward.standing(1) == .confirmed)
            #expect(try await ward.standing(2) == .sentBack)
            let comments = try await ward.record().line(2)?.answer?.confirmations.map(\.comment)
            #expect(comments == ["Once more, please."])
            let told = try await Notices(ward.centre.platform).own(by: amara).items.map(\.words)
            #expect(told.contains("1.1 of Step 1 proficiencies was confirmed."))
            #expect(told.contains("1.2 of Step 1 proficiencies was sent back to you with a comment."))
            #expect(try await ward.reviews.waiting(.own, Page(), by: nadia).total == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `what is not achieved, not asked for or confirmed already is refused (H-7, H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.expectRefused("not answered") { try await ward.ask("nadia", about: 1) }
            try await ward.answer(1, "With support")
            try await ward.expectRefused("not achieved") { try await ward.ask("nadia", about: 1) }
            try await ward.answer(1)
            try await ward.expectRefused("not asked for") { try await ward.confirm(1, by: "nadia") }
            try await ward.expectRefused("one of two cannot") { try await ward.ask("nadia", about: 1, 2) }
            try await ward.ask("nadia", about: 1)
            try await ward.expectRefused("asked twice") { try await ward.ask("farah", about: 1) }
            try await ward.expectRefused("without a comment") {
                let answer = try await ward.present(1)
                try await ward.confirmations.sendBack([answer], comment: " ", by: try ward.centre.viewer("nadia"))
            }
            try await ward.confirm(1, by: "nadia")
            try await ward.expectRefused("confirmed twice") { try await ward.confirm(1, by: "farah") }
            try await ward.expectRefused("asked again") { try await ward.ask("nadia", about: 1) }
        }
    }

    @Test(arguments: Backing.all)
    func `educators and assessors confirm, and nobody else, and nobody their own (H-8, H-17)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.ask("nadia", about: 1)
            for name in ["amara", "jonas", "priya", "martin", "ruth", "bruno", "yusuf"] {
                try await ward.expectRefused("\(name)") { try await ward.confirm(1, by: name) }
            }
            try await ward.answer(2)
            for name in ["jonas", "bruno", "anneke", "priya", "amara"] {
                try await ward.expectRefused("\(name) cannot be asked") { try await ward.ask(name, about: 2) }
            }
            // Any educator or assessor of the centre may, as the document has it.
            try await ward.confirm(1, by: "farah")
            #expect(try await ward.record().line(1)?.answer?.confirmations.first?.decidedAs == "Educator / Manager")
        }
    }

    @Test(arguments: Backing.all)
    func `with the setting on, only those who were asked confirm (H-8)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.ask("nadia", about: 1)
            let grace = try ward.centre.viewer("grace")
            try await Settings(ward.centre.platform).turn("confirm-only-if-asked", on: true, by: grace)
            try await ward.expectRefused("Farah was not asked") { try await ward.confirm(1, by: "farah") }
            #expect(try await ward.reviews.waiting(.others, Page(), by: try ward.centre.viewer("farah")).total == 0)
            try await ward.confirm(1, by: "nadia")
        }
    }

    @Test(arguments: Backing.all)
    func `an answer that changed while it was looked at is not confirmed, and the assessor is told why (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, evidence: "First.")
            try await ward.ask("nadia", about: 1)
            let seen = try await ward.present(1)
            try await ward.answer(1, evidence: "Second.")
            let error = await #expect(throws: Objection.self) {
                try await ward.confirmations.confirm([seen], by: try ward.centre.viewer("nadia"))
            }
            #expect(error?.message == "Amara Nwosu has changed the answer to 1.1 meanwhile")
            #expect(try await ward.standing(1) == .achieved)
        }
    }

    @Test(arguments: Backing.all)
    func `of two assessors who decide at once one does, and the other is told (H-8)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.ask("nadia", "mei", about: 1)
            let answer = try await ward.present(1)
            let other = ward.centre.elsewhere
            let (nadia, mei) = (try ward.centre.viewer("nadia"), try ward.centre.viewer("mei"))
            let confirmations = ward.confirmations
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                group.addTask { (try? await confirmations.confirm([answer], by: nadia)) != nil }
                group.addTask {
                    (try? await Confirmations(other.platform).sendBack([answer], comment: "Not yet.", by: mei)) != nil
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            let states = try await ward.record().line(1)?.answer?.confirmations.map(\.state) ?? []
            #expect(states == [.confirmed] || states == [.sentBack])
        }
    }

    @Test(arguments: Backing.all)
    func `what was asked of somebody who lost the role goes back to the learner with a note (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.answer(2)
            try await ward.ask("nadia", about: 1)
            try await ward.ask("nadia", "farah", about: 2)
            let holding = try await ward.centre.holding("assessor", of: "nadia", by: "grace")
            try await Roles(ward.centre.platform).end(try #require(holding.id), by: try ward.centre.viewer("grace"))
            #expect(try await ward.standing(1) == .achieved)
            #expect(try await ward.standing(2) == .waiting, "Farah was asked as well")
            let returned = try await ward.record().line(1)?.answer?.confirmations.first
            #expect(returned?.state == .returned && returned?.comment.hasPrefix("Nobody whom you asked") == true)
            let told = try await Notices(ward.centre.platform).own(by: try ward.centre.viewer("amara")).items
            #expect(told.contains { $0.words.hasPrefix("Nobody whom you asked to confirm 1.1") })
        }
    }

    @Test(arguments: Backing.all)
    func `a request is withdrawn by its learner alone (H-7)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await ward.ask("nadia", about: 1)
            for name in ["nadia", "jonas", "grace"] {
                try await ward.expectRefused("\(name)") {
                    try await ward.confirmations.withdraw(1, on: ward.step, by: try ward.centre.viewer(name))
                }
            }
            try await ward.confirmations.withdraw(1, on: ward.step, by: try ward.centre.viewer("amara"))
            #expect(try await ward.standing(1) == .achieved)
            try await ward.expectRefused("nothing waits") { try await ward.confirm(1, by: "nadia") }
        }
    }
}
