// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The final sign-off on the learner's pages` {
    @Test func `says what is missing, and takes no request until nothing is (H-9)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, 2, 3, by: "amara")
            try await stage.ask("nadia", about: 1, 2, 3, by: "amara")
            try await stage.confirm(1, 2, of: "amara", by: "nadia")
            let browser = try await stage.browser("amara")

            let early = try await browser.open(stage.path("/sign-off"))
            #expect(early.text.contains("One required proficiency is missing") && early.text.contains("fluid balance"))
            #expect(!early.text.contains("<textarea") && !early.text.contains("arterial line"), "optional")
            let refused = try await browser.send(stage.path("/sign-off"), ["statement": "I am ready."])
            #expect(refused.status == 409 && refused.text.contains("I am ready."))

            try await stage.confirm(3, of: "amara", by: "nadia")
            #expect(try await browser.open("learning").text.contains("Ask for your final sign-off"))
            let asked = try await browser.send(stage.path("/sign-off"), ["statement": "I am ready."])
            #expect(asked.text.contains("Waits for sign-off") && asked.text.contains("I am ready."))
            let withdrawn = try await browser.send(stage.path("/sign-off/withdraw"))
            #expect(withdrawn.text.contains("You do not ask for your final sign-off any more."))
            #expect(try await browser.send(stage.path("/sign-off/withdraw")).status == 409)
        }
    }

    @Test func `a signed-off Step is closed, and what is typed too late is shown (H-9)`() async throws {
        try await LearningStage.with { stage in
            try await stage.complete("amara")
            let browser = try await stage.browser("amara")

            let portal = try await browser.open("learning")
            #expect(portal.text.contains("Completed") && portal.text.contains("by Farah Siddiqui, Educator / Manager"))
            let signOff = try await browser.open(stage.path("/sign-off"))
            #expect(signOff.text.contains("I look before I count.") && signOff.text.contains("Well done."))
            let before = try await stage.fingerprint
            let late = try await browser.send(stage.path("/1"), ["answer": "Not yet", "evidence": "Too late?"])
            #expect(late.status == 409 && late.text.contains("Too late?") && !late.text.contains("<textarea"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `the certificate is the learner's, and anybody looks it up by its address (H-9)`() async throws {
        try await LearningStage.with { stage in
            try await stage.complete("amara")
            let code = try await stage.code(of: "amara")

            let own = try await stage.browser("amara").open(stage.path("/certificate"))
            #expect(own.text.contains("Amara Nwosu") && own.text.contains("/ashford/certificates/\(code)"))
            #expect(try await stage.browser("jonas").open(stage.path("/certificate")).status == 404)
            #expect(try await stage.browser("farah").open(stage.path("/certificate")).status == 404)

            let stranger = stage.stage.browser()
            let valid = try await stranger.open("certificates/\(code)")
            #expect(valid.status == 200 && valid.text.contains("This certificate is valid"))
            #expect(valid.text.contains("Amara Nwosu") && valid.text.contains("Farah Siddiqui, Educator / Manager"))
            #expect(!valid.text.contains("Well done.") && !valid.text.contains("On three shifts."))
            for other in ["00000000000000000000", "x", code + "0", String(code.dropLast())] {
                let none = try await stranger.open("certificates/\(other)")
                #expect(none.status == 404 && none.text.contains("There is no such certificate"), "\(other)")
            }
            #expect(try await stranger.open("/elsewhere/certificates/\(code)").status == 404)
        }
    }

    @Test func `a certificate whose Step was opened again is void (H-9)`() async throws {
        try await LearningStage.with { stage in
            try await stage.complete("amara")
            let code = try await stage.code(of: "amara")
            let platform = stage.stage.platform
            try await Learning.Settings(platform).turn(
                "reopen-signed-off-steps",
                on: true,
                by: try stage.viewer("grace")
            )
            try await SignOffs(platform).reopen(
                try stage.person("amara"),
                on: stage.step,
                because: "The wrong learner.",
                by: try stage.viewer("farah")
            )

            let looked = try await stage.stage.browser().open("certificates/\(code)")
            #expect(looked.text.contains("This certificate is void") && !looked.text.contains("The wrong learner."))
            let amara = try await stage.browser("amara")
            #expect(try await amara.open(stage.path("/certificate")).status == 404)
            #expect(try await amara.open(stage.path("/sign-off")).text.contains("The wrong learner."))
        }
    }

    @Test func `a certificate does not name who was erased`() async throws {
        try await LearningStage.with { stage in
            try await stage.complete("amara")
            let code = try await stage.code(of: "amara")
            for name in ["amara", "farah"] {
                try await Erasures(stage.stage.platform).erase(try stage.person(name), by: try stage.viewer("grace"))
            }

            let looked = try await stage.stage.browser().open("certificates/\(code)")
            #expect(looked.status == 200 && looked.text.contains("A learner whose data was erased"))
            #expect(!looked.text.contains("Amara") && !looked.text.contains("Farah"))
        }
    }
}
