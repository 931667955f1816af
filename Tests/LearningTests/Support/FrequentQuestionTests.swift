// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Questions asked often` {
    @Test(arguments: Backing.all)
    func `are written by managers and administrators, and read by whoever has support (H-12)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let questions = FrequentQuestions(centre.platform)
            try await questions.add(
                "How do I enrol?",
                "Open the learner.\n\nThen enrol.",
                by: try centre.viewer("priya")
            )
            try await questions.add("Who confirms?", "Assessors.", by: try centre.viewer("martin"))
            for (name, mayEdit) in [("grace", true), ("priya", true), ("farah", false), ("tomasz", false)] {
                let list = try await questions.list(by: try centre.viewer(name))
                #expect(list.items.map(\.question) == ["How do I enrol?", "Who confirms?"], "\(name)")
                #expect(list.mayEdit == mayEdit, "\(name)")
            }
            let before = try await centre.fingerprint()
            let farah = try centre.viewer("farah")
            await #expect(throws: Refused.self) { try await questions.add("Mine?", "Yes.", by: farah) }
            await #expect(throws: Refused.self) { try await questions.edit(1, "Mine?", "Yes.", version: 1, by: farah) }
            await #expect(throws: Refused.self) { try await questions.move(2, up: true, by: farah) }
            await #expect(throws: Refused.self) { try await questions.remove(1, by: farah) }
            for name in ["nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: NotFound.self, "\(name)") { _ = try await questions.list(by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { _ = try await questions.details(1, by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { try await questions.add("Mine?", "Yes.", by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { try await questions.remove(1, by: viewer) }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `of two who change one at once the second is told, and nothing of the first is lost`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let questions = FrequentQuestions(centre.platform)
            let (priya, martin) = (try centre.viewer("priya"), try centre.viewer("martin"))
            try await questions.add("Who confirms?", "Assessors.", by: priya)
            let seen = try await questions.details(1, by: martin).version
            try await questions.edit(1, "Who confirms?", "Assessors and educators.", version: seen, by: priya)
            await #expect(throws: Objection.self) {
                try await questions.edit(1, "Who confirms it?", "Nadia.", version: seen, by: martin)
            }
            let now = try await questions.details(1, by: martin)
            #expect(now.answer == "Assessors and educators.")
            try await questions.edit(1, "Who confirms it?", now.answer, version: now.version, by: martin)
            #expect(try await questions.details(1, by: priya).question == "Who confirms it?")
        }
    }

    @Test(arguments: Backing.all)
    func `have an order, are found by words, and are removed`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let questions = FrequentQuestions(centre.platform)
            let priya = try centre.viewer("priya")
            for word in ["Enrolling", "Confirming", "Étude"] {
                try await questions.add("\(word)?", "About \(word).", by: priya)
            }
            func order(_ words: String = "") async throws -> [Int64] {
                try await questions.list(finding: words, by: priya).items.map(\.id)
            }
            try await questions.move(3, up: true, by: priya)
            #expect(try await order() == [1, 3, 2])
            let audit = Audit(centre.platform)
            let entries = try await audit.entries(by: centre.viewer("martin")).total
            try await questions.move(1, up: true, by: priya)
            try await questions.move(2, up: false, by: priya)
            #expect(try await audit.entries(by: centre.viewer("martin")).total == entries, "nothing moved")
            #expect(try await order() == [1, 3, 2], "the first stays the first, and the last the last")
            #expect(try await order("etude about") == [3])
            #expect(try await order("about") == [1, 3, 2])
            #expect(try await order("about enrolling confirming").isEmpty)
            try await questions.remove(3, by: priya)
            #expect(try await order() == [1, 2])
            await #expect(throws: NotFound.self) { _ = try await questions.details(3, by: priya) }
            let both = await #expect(throws: InvalidInput.self) { try await questions.add("", " ", by: priya) }
            #expect(both?.problems.map(\.field) == ["question", "answer"])
        }
    }
}
