// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Organisations
import RoleModels
import Testing

@Suite struct `Telling stories` {
    /// A folder with the school's model and a file of stories in it.
    private func tell(_ stories: String, given: String? = nil) throws -> StoriesResult {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try School.model.write(to: folder.appendingPathComponent("school.yaml"), atomically: true, encoding: .utf8)
        try School.vocabulary.write(
            to: folder.appendingPathComponent("vocabulary.yaml"),
            atomically: true,
            encoding: .utf8
        )
        let elm = School.elm.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        let head = "stories: \"Elm\"\nmodel: school\n"
        let text = head + (given ?? "given:\n" + elm.joined(separator: "\n") + "\n") + "tell:\n" + stories
        let file = folder.appendingPathComponent("elm.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        try ("organisation: \"Elm\"\nmodel: school\n" + School.elm).write(
            to: folder.appendingPathComponent("school-elm.yaml"),
            atomically: true,
            encoding: .utf8
        )
        var teller = StoryTeller(models: ShippedModels(folder: folder.path), now: School.now)
        return teller.tell(fileAtPath: file.path)
    }

    @Test func `what is so passes`() throws {
        let result = try tell(
            """
              - story: "A teacher grades"
                allowed: [tom may grade.give on essay]
                denied: [zoe may grade.give on essay]
            """
        )
        #expect(result.problems.isEmpty)
        #expect((result.passedCount, result.failedCount) == (2, 0))
        #expect(result.hasPassed)
    }

    @Test func `what is not so fails in every way it is asked`() throws {
        let result = try tell(
            """
              - story: "A pupil grades"
                allowed: [zoe may grade.give on essay]
                denied: [tom may grade.give on essay]
            """
        )
        #expect(result.failedCount == 2)
        #expect(result.sentences.first?.disagreements.contains(.decide(isAllowed: false)) == true)
        #expect(result.sentences.first?.disagreements.contains(.which(isIncluded: false)) == true)
        #expect(result.sentences.first?.disagreements.contains(.who(isIncluded: false)) == true)
        #expect(result.sentences.last?.disagreements.contains(.decide(isAllowed: true)) == true)
        #expect(!result.hasPassed)
    }

    @Test func `changes come first, and only for their own story`() throws {
        let result = try tell(
            """
              - story: "Nobody teaches algebra any more"
                after: [end teacher on algebra of tom]
                denied: [tom may grade.give on essay]
              - story: "Tom still does here"
                allowed: [tom may grade.give on essay]
            """
        )
        #expect(result.hasPassed)
    }

    @Test func `a change that cannot be made is a problem on its line, and the other stories are told`() throws {
        let result = try tell(
            """
              - story: "Never"
                after:
                  - end teacher on history of tom
                denied: [tom may grade.give on essay]
              - story: "Told"
                allowed: [tom may grade.give on essay]
            """,
            given: "in: school-elm.yaml\n"
        )
        #expect(result.problems.map(\.line) == [7])
        #expect(result.passedCount == 1)
        #expect(!result.hasPassed)
    }

    @Test func `an unknown name in a sentence is a problem on its line`() throws {
        let result = try tell(
            """
              - story: "Who?"
                allowed:
                  - tim may grade.give on essay
                  - tom may grade.give on essay
            """,
            given: "in: school-elm.yaml\n"
        )
        #expect(result.problems.map(\.line) == [7])
        #expect(result.problems.first?.message == "there is no person `tim`")
        #expect(result.passedCount == 1)
    }

    @Test func `an organisation of another model is refused`() throws {
        let result = try tell("  - { story: a, allowed: [a may b.c on d] }", given: "in: nowhere.yaml\n")
        #expect(result.problems.count == 1)
        #expect(result.stories.isEmpty)
    }
}
