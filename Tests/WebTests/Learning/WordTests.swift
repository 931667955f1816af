// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import Testing

@testable import Learning
@testable import Web

@Suite struct `The role model's word for a Step` {
    @Test func `stands on the pages of learners and of those who confirm, and ours stands nowhere`() async throws {
        try await LearningStage.with { former in
            let stage = try await former.calling("Step", "Level")
            try await stage.achieve(1, by: "amara")
            try await stage.ask("nadia", about: 1, by: "amara")
            let (farah, amara) = (try await stage.browser("farah"), try await stage.browser("amara"))
            let learner = "supervise/learners/\(try stage.person("amara").index)"
            let signOff = "\(learner)/steps/\(stage.step.index)/sign-off"

            let list = try await farah.open("supervise/learners").text
            let one = try await farah.open(learner).text
            let portal = try await stage.browser("ruth").open("learning").text
            let readers = try await amara.open("account/readers").text

            #expect(list.contains("All Levels") && list.contains("<th scope=\"col\">Levels</th>"))
            #expect(one.contains("<h2>Levels</h2>") && one.contains("Enrol on another Level"))
            #expect(portal.contains("You are not on a Level yet"))
            #expect(readers.contains("what you did on a Level"))
            #expect(try await farah.open(signOff).text.contains("<dt>Level</dt>"))
            for path in ["supervise", "supervise/learners", learner, signOff] {
                let page = try await farah.open(path).text.replacing("Step 1 proficiencies", with: "")
                #expect(!page.contains("Step"), "\(path)")
            }
        }
    }
}

extension LearningStage {
    /// The same with another word in the role model, as a server that starts then has it.
    fileprivate func calling(_ word: String, _ other: String) async throws -> LearningStage {
        let (organisation, time) = (stage.organisation, stage.time)
        try await stage.database.write { transaction in
            let row = try transaction.row(
                "SELECT content FROM role_model_version WHERE organisation_id = \(organisation)"
            )
            let text: String = try #require(row).read("content")
            let line = "  step: \(word)\n"
            try #require(text.contains(line))
            try transaction.execute(
                """
                UPDATE role_model_version SET content = \(text.replacing(line, with: "  step: \(other)\n"))
                WHERE organisation_id = \(organisation)
                """
            )
        }
        let platform = Platform(
            stage.database,
            passwords: Passwords(.least, threads: 1),
            clock: { time.now }
        )
        let again = try Stage(platform, stage.database, organisation, time, isDemo: false)
        return LearningStage(stage: again, described: described, step: step)
    }
}
