// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The learners of a centre` {
    @Test func `are listed by name with how far they are (H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            let nadia = try await sample.browser("nadia")

            let all = try await nadia.open("supervise/learners").text
            let found = try await nadia.open("supervise/learners?q=nwo").text
            let step = try sample.node("step-3").index
            let third = try await nadia.open("supervise/learners?step=\(step)").text
            let none = try await nadia.open("supervise/learners?q=nobody").text

            let (amara, wren) = (all.firstRange(of: "Amara Nwosu"), all.firstRange(of: "Wren Oakley"))
            #expect(try #require(amara).lowerBound < #require(wren).lowerBound)
            #expect(all.contains("2 of 2 required ones confirmed") && all.contains("not begun"))
            #expect(!all.contains("Ruth Goldberg") && !all.contains("Akua Mensah"))
            #expect(found.contains("Amara Nwosu") && !found.contains("Wren Oakley"))
            #expect(third.contains("Kwame Boateng") && !third.contains("Amara Nwosu"))
            #expect(none.contains("No learner is found"))
        }
    }

    @Test func `are nobody's business who sees no answers but their own (H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            let path = try sample.path(to: "amara")
            for name in ["jonas", "priya", "martin", "ruth"] {
                let browser = try await sample.browser(name)
                let list = try await browser.open("supervise/learners")

                #expect(list.status == 404 && !list.text.contains("Amara Nwosu"), "\(name)")
                #expect([403, 404].contains(try await browser.open(path).status), "\(name)")
                #expect([403, 404].contains(try await browser.open(path + "/sign-off").status), "\(name)")
                let learner = "supervise/learners/\(try sample.person("amara").index)"
                #expect([403, 404].contains(try await browser.open(learner).status), "\(name)")
            }
        }
    }

    @Test func `have a page with their Steps, also of those that they are no longer on (H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            let nadia = try await sample.browser("nadia")

            let siobhan = try await nadia.open("supervise/learners/\(try sample.person("siobhan").index)").text
            let ruth = try await nadia.open("supervise/learners/\(try sample.person("ruth").index)")

            #expect(siobhan.contains("Step 1 proficiencies") && siobhan.contains("Step 2 proficiencies"))
            #expect(!siobhan.contains("Step 3 proficiencies") && siobhan.contains("Current"))
            #expect(ruth.status == 404)
            #expect(try await nadia.open("supervise/learners/99999").status == 404)
            for end in ["", "/sign-off"] {
                let unseen = try await nadia.open(try sample.path(to: "ruth") + end)
                #expect(unseen.status == 404 && !unseen.text.contains("Ruth"))
            }
        }
    }

    @Test func `have a record that can be filtered and leads to each answer (H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", about: [1])
            let (nadia, path) = (try await sample.browser("nadia"), try sample.path(to: "amara"))
            let id = try await sample.number(of: "amara", 1)

            let all = try await nadia.open(path).text
            let waiting = try await nadia.open(path + "?status=waiting").text
            let fluid = try await nadia.open(path + "?q=fluid").text
            let nothing = try await nadia.open(path + "?q=dragons").text

            #expect(all.contains("Breathing") && all.contains("Circulation") && all.contains("(Optional)"))
            #expect(all.contains("/supervise/answers/\(id)\">1.1 Keeps an airway open"))
            #expect(all.contains("Asked: Nadia Haddad"))
            #expect(waiting.contains("1.1 Keeps") && !waiting.contains("1.2 Keeps"))
            #expect(fluid.contains("1.2 Keeps") && !fluid.contains("1.1 Keeps"))
            #expect(nothing.contains("No proficiency is found"))
        }
    }

    @Test func `have no record where there is no Step`() async throws {
        try await SampleStage.withSteps { sample in
            let nadia = try await sample.browser("nadia")
            let amara = try sample.person("amara").index

            for place in ["\(try sample.node("sepsis").index)", "0", "9999", "x"] {
                let answer = try await nadia.open("supervise/learners/\(amara)/steps/\(place)")
                #expect(answer.status == 404, "\(place)")
            }
        }
    }

    @Test func `are enrolled by educators, and not by assessors (H-5)`() async throws {
        try await SampleStage.withSteps { sample in
            let learner = "supervise/learners/\(try sample.person("amara").index)"
            let (farah, nadia) = (try await sample.browser("farah"), try await sample.browser("nadia"))

            #expect(try await farah.open("supervise").text.contains("/supervise/enrol\">Enrol somebody"))
            #expect(try await farah.open(learner).text.contains("Enrol on another Step"))
            #expect(try await !nadia.open("supervise").text.contains("Enrol somebody"))
            #expect(try await !nadia.open(learner).text.contains("Enrol on another Step"))
        }
    }

    @Test func `are led to from their person's page, for whoever may see their Steps (H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            let (amara, ruth) = (try sample.person("amara").index, try sample.person("ruth").index)
            let (farah, priya) = (try await sample.browser("farah"), try await sample.browser("priya"))

            #expect(try await farah.open("people/\(amara)").text.contains("See their Steps"))
            #expect(try await !farah.open("people/\(ruth)").text.contains("See their Steps"))
            #expect(try await !priya.open("people/\(amara)").text.contains("See their Steps"))
        }
    }

    @Test func `are counted on the first page of whom they wait for, and of nobody else (H-7, H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            try await SignOffs(sample.stage.platform)
                .ask(saying: "All done.", on: sample.node("step-1"), by: sample.viewer("amara"))
            try await sample.answer("jonas", 1, 2)
            try await sample.ask("jonas", of: "nadia", about: [1, 2])

            let nadia = try await sample.browser("nadia").open().text
            let farah = try await sample.browser("farah").open().text
            let amara = try await sample.browser("amara").open().text

            #expect(nadia.contains("2 answers wait for you") && !nadia.contains("sign-off</a>"))
            #expect(farah.contains("1 Step waits for your sign-off") && !farah.contains("answers wait for you"))
            #expect(!amara.contains("wait for you") && !amara.contains("your sign-off"))
        }
    }

    @Test func `see on their own pages who looked at what they did, and not that they did themselves`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", about: [1])
            let amara = try await sample.browser("amara")
            let before = try await amara.open("account/readers").text
            let id = try await sample.number(of: "amara", 1)

            try await sample.browser("nadia").open("supervise/answers/\(id)")
            try await sample.browser("farah").open(sample.path(to: "amara"))
            try await sample.browser("jonas").open(sample.path(to: "amara"))

            let after = try await amara.open("account/readers").text
            #expect(!before.contains("Somebody who is"))
            #expect(after.contains("Somebody who is Assessor") && after.contains("Somebody who is Educator / Manager"))
            #expect(!after.contains("Learner of") && !after.contains("Somebody who is Learner"))
        }
    }
}
