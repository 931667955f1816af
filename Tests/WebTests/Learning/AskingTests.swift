// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Asking for confirmation on pages` {
    @Test func `whom, which, check, send: nothing is asked before the last (H-7)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, 2, by: "amara")
            let (nadia, browser) = (try stage.person("nadia").index, try await stage.browser("amara"))
            let before = try await stage.fingerprint

            let whom = try await browser.open(stage.path("/ask"))
            #expect(whom.text.contains("Nadia Haddad") && whom.text.contains("Farah Siddiqui"))
            #expect(!whom.text.contains("Martin Lindqvist") && !whom.text.contains("Amara Nwosu</label>"))
            let nobody = try await browser.open(stage.path("/ask?step=who"))
            #expect(nobody.text.contains("Choose whom to ask."))
            let which = try await browser.open(stage.path("/ask?person=\(nadia)&step=who"))
            #expect(which.text.contains("1.1.1") && which.text.contains("1.1.2") && !which.text.contains("1.2.1"))
            let none = try await browser.open(stage.path("/ask?person=\(nadia)&step=which"))
            #expect(none.text.contains("Choose at least one proficiency."))
            let check = try await browser.open(stage.path("/ask?person=\(nadia)&proficiency=2&step=which"))
            #expect(check.text.contains("What they will read") && check.text.contains("On three shifts."))
            let all = try await browser.open(stage.path("/ask?person=\(nadia)&all=yes&step=which"))
            #expect(all.text.contains("2 proficiencies"))
            #expect(try await stage.fingerprint == before)

            let sent = try await browser.send(stage.path("/ask"), ["person": "\(nadia)", "proficiency": "2"])
            #expect(sent.text.contains("You asked Nadia Haddad to confirm 1 proficiency."))
            #expect(sent.text.contains("Waits for confirmation"))
        }
    }

    @Test func `what is not achieved is neither offered nor taken, with the reason (H-7)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "amara")
            let (nadia, browser) = (try stage.person("nadia").index, try await stage.browser("amara"))
            let before = try await stage.fingerprint

            let open = try await browser.send(stage.path("/ask"), ["person": "\(nadia)", "proficiency": "3"])
            #expect(open.status == 409 && open.text.contains("you have not assessed yourself as having achieved it"))
            let both = try await browser.send(
                stage.path("/ask"),
                ["person": "\(nadia)", "proficiency": "1", "proficiency": "3"]
            )
            #expect(both.status == 409, "of several all or none")
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `only who may confirm is asked: not oneself, no manager, nobody made up (H-8)`() async throws {
        try await LearningStage.with { stage in
            // Owen is a learner, and an administrator of the centre.
            try await stage.achieve(1, by: "owen")
            let (browser, before) = (try await stage.browser("owen"), try await stage.fingerprint)
            for person in [try stage.person("owen").index, try stage.person("martin").index, 4_000_000] {
                let sent = try await browser.send(stage.path("/ask"), ["person": "\(person)", "proficiency": "1"])
                #expect(sent.status == 422 && sent.text.contains("Choose from the list."), "\(person)")
            }
            let nobody = try await browser.send(stage.path("/ask"), ["proficiency": "1"])
            #expect(nobody.status == 422 && nobody.text.contains("Choose whom to ask"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who has nothing to ask for is told so, and others cannot ask at all (H-7)`() async throws {
        try await LearningStage.with { stage in
            #expect(
                try await stage.browser("amara").open(stage.path("/ask")).text.contains("There is nothing to ask for")
            )
            try await stage.achieve(1, by: "amara")
            let nadia = try stage.person("nadia").index
            for name in ["grace", "priya", "farah", "ruth", "rashid"] {
                let browser = try await stage.browser(name)
                let before = try await stage.fingerprint
                let sent = try await browser.send(stage.path("/ask"), ["person": "\(nadia)", "proficiency": "1"])
                #expect([403, 404].contains(sent.status), "\(name): \(sent.status)")
                #expect(try await stage.fingerprint == before)
            }
        }
    }

    @Test func `people are searched by name, and who was ticked stays`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "amara")
            let nadia = try stage.person("nadia").index
            let found = try await stage.browser("amara")
                .open(stage.path("/ask?person=\(nadia)&search=tomasz&step=find"))
            #expect(found.text.contains("Tomasz Wierzbicki") && !found.text.contains("Farah Siddiqui"))
            #expect(found.text.contains("value=\"\(nadia)\" checked"))
        }
    }
}
