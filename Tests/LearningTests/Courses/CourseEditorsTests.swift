// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import TestSupport
import Testing

@testable import Learning

/// Priya is a centre administrator, Grace a centre manager.
@Suite struct `Two who edit at once` {
    @Test(arguments: Backing.all)
    func `do not overwrite each other's course, nor what it contains (H-19)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, sepsis) = (Courses(centre.platform), try centre.node("sepsis"))
            let (priya, grace) = (try centre.viewer("priya"), try centre.viewer("grace"))
            try await courses.add(.init(title: "Read", text: "Six signs."), as: .text, to: sepsis, by: priya)
            let seen = try await courses.details(sepsis, by: priya)
            let part = try #require(seen.parts.last)

            try await courses.edit(sepsis, title: seen.title, says: "An hour.", seen: seen.mark, by: grace)
            let draft = CoursePartDraft(title: "Read", text: "Seven signs.")
            try await courses.change(part.id, of: sepsis, to: draft, seen: part.mark, by: grace)

            let before = try await centre.fingerprint()
            let late = await #expect(throws: Objection.self) {
                try await courses.edit(sepsis, title: "Sepsis", says: "Two hours.", seen: seen.mark, by: priya)
            }
            #expect(late?.message == "somebody changed this meanwhile")
            await #expect(throws: Objection.self) {
                let mine = CoursePartDraft(title: "Read", text: "Five signs.")
                try await courses.change(part.id, of: sepsis, to: mine, seen: part.mark, by: priya)
            }
            #expect(try await centre.fingerprint() == before)

            // Who has seen what stands there now saves over it.
            let now = try await courses.details(sepsis, by: priya)
            try await courses.edit(sepsis, title: "Sepsis", says: "Two hours.", seen: now.mark, by: priya)
            #expect(try await courses.details(sepsis, by: grace).title == "Sepsis")
        }
    }

    @Test(arguments: Backing.all)
    func `do not overwrite each other's question on registration (H-11)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let questions = ProfileQuestions(centre.platform)
            let (priya, grace) = (try centre.viewer("priya"), try centre.viewer("grace"))
            try await questions.add(.init(words: "Where?", kind: .choice, choices: "Ward 1\nWard 2"), by: priya)
            let seen = try #require(try await questions.list(by: priya).first)
            let graces = ProfileQuestionDraft(words: "Where?", kind: .choice, choices: "Ward 1\nWard 2\nWard 3")
            try await questions.change(seen.id, to: graces, seen: seen.mark, by: grace)
            let priyas = ProfileQuestionDraft(words: "Which ward?", kind: .choice, choices: "Ward 1\nWard 2")
            await #expect(throws: Objection.self) {
                try await questions.change(seen.id, to: priyas, seen: seen.mark, by: priya)
            }
            #expect(try await questions.list(by: priya).first?.choices.count == 3)
        }
    }
}
