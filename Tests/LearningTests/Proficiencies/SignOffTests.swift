// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Signing a Step off` {
    @Test(arguments: Backing.all)
    func `an educator signs off when everything required is confirmed, and the Step is closed (H-9)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (amara, farah) = (try ward.centre.viewer("amara"), try ward.centre.viewer("farah"))
            try await ward.completeStep()
            try await ward.signOffs.ask(saying: "Thank you all.", on: ward.step, by: amara)
            #expect(try await ward.reviews.signOffs(Page(), by: farah).items.map(\.learnerSays) == ["Thank you all."])
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "Well done.", by: farah)

            let record = try await ward.record()
            let given = try #require(record.signOff)
            #expect(record.isClosed && given.decidedBy == "Farah Siddiqui" && given.code?.count == 20)
            #expect(given.learnerSays == "Thank you all." && given.comment == "Well done.")
            try await ward.expectRefused("a closed answer") { try await ward.answer(1, "Not yet") }
            try await ward.expectRefused("an optional one") { try await ward.answer(5) }
            try await ward.expectRefused("twice") {
                try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: farah)
            }
            let told = try await Notices(ward.centre.platform).own(by: amara).items.map(\.words)
            #expect(told.contains("Step 1 proficiencies is signed off."))
        }
    }

    @Test(arguments: Backing.all)
    func `with one not confirmed it is refused, and told which (H-9)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            try await ward.answer(3, "With support")
            let farah = try ward.centre.viewer("farah")
            let error = await #expect(throws: Objection.self) {
                try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: farah)
            }
            #expect(error?.message == "1 of “Step 1 proficiencies” is not confirmed yet: 2.1")
            try await ward.expectRefused("asking") {
                try await ward.signOffs.ask(saying: "", on: ward.step, by: try ward.centre.viewer("amara"))
            }
        }
    }

    @Test(arguments: Backing.all)
    func `assessors, administrators and managers do not, and nobody their own (H-9, H-17)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            for name in ["nadia", "callum", "priya", "martin", "amara", "jonas", "ruth"] {
                try await ward.expectRefused("\(name)") {
                    try await ward.signOffs
                        .give(to: ward.learner, on: ward.step, saying: "", by: try ward.centre.viewer(name))
                }
            }
            // An educator who is a learner of the Step herself.
            let grace = try ward.centre.viewer("grace")
            let gift = Gift(of: "learner", to: try ward.centre.person("grace"), on: ward.step)
            try await Roles(ward.centre.platform).give(gift, by: try ward.centre.viewer("farah"))
            try await ward.expectRefused("her own") {
                try await ward.signOffs
                    .give(to: try ward.centre.person("grace"), on: ward.step, saying: "", by: grace)
            }
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: grace)
        }
    }

    @Test(arguments: Backing.all)
    func `an answer that changes takes the request for the sign-off back (H-9)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let amara = try ward.centre.viewer("amara")
            try await ward.completeStep()
            try await ward.signOffs.ask(saying: "", on: ward.step, by: amara)
            try await ward.answer(1, "With support")
            #expect(try await ward.record().signOff?.state == .withdrawn)
            #expect(try await ward.reviews.signOffs(Page(), by: try ward.centre.viewer("farah")).total == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `an educator who lost the role while signing off is refused (H-9)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            let farah = try ward.centre.viewer("farah")
            let holding = try await ward.centre.holding("educator", of: "farah", by: "grace")
            try await Roles(ward.centre.platform).end(try #require(holding.id), by: try ward.centre.viewer("grace"))
            try await ward.expectRefused("no educator any more") {
                try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: farah)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `a signed-off Step is opened again only where the centre has it so, and the sign-off stays as void (H-9)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (farah, grace) = (try ward.centre.viewer("farah"), try ward.centre.viewer("grace"))
            try await ward.completeStep()
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: farah)
            let reopen = { @Sendable in
                try await ward.signOffs.reopen(ward.learner, on: ward.step, because: "The wrong person.", by: farah)
            }
            try await ward.expectRefused("as delivered") { try await reopen() }
            try await Settings(ward.centre.platform).turn("reopen-signed-off-steps", on: true, by: grace)
            try await reopen()
            let outlook = try await Steps(ward.centre.platform)
                .signOff(of: ward.learner, on: ward.step, by: try ward.centre.viewer("amara"))
            #expect(outlook.earlier.map(\.state) == [.void])
            #expect(outlook.earlier.first?.voidReason == "The wrong person.")
            try await ward.answer(1, "With support")
        }
    }
}

@Suite struct `Erasing somebody who was on a Step` {
    @Test(arguments: Backing.all)
    func `takes their answers and their name, and what was asked of them goes back`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let (farah, grace) = (try ward.centre.viewer("farah"), try ward.centre.viewer("grace"))
            try await ward.completeStep()
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "Well done.", by: farah)
            try await ward.answer(1, by: "jonas")
            try await ward.ask("nadia", about: 1, by: "jonas")
            let own = try await PersonalData(ward.centre.platform).own(by: try ward.centre.viewer("amara"))
            #expect(own.sections.first { $0.heading == .selfAssessments }?.rows.count == 4)
            #expect(own.sections.first { $0.heading == .signOffs }?.rows.count == 1)

            try await Erasures(ward.centre.platform).erase(ward.learner, by: grace)
            try await Erasures(ward.centre.platform).erase(try ward.centre.person("nadia"), by: grace)

            let everything = try await ward.centre.fingerprint().joined(separator: "\n")
            #expect(!everything.contains("Amara Nwosu") && !everything.contains("Nadia Haddad"))
            #expect(try await ward.record(of: "jonas").line(1)?.standing == .achieved)
            #expect(everything.contains("Farah Siddiqui"), "the sign-off stays, with who gave it")
        }
    }
}
