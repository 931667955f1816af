// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The structure` {
    @Test func `is a tree of what the viewer may see, whole or of one kind`() async throws {
        try await SampleStage.with("university") { sample in
            let ravi = try await sample.browser("ravi")

            let all = try await ravi.open("structure").text
            let courses = try await ravi.open("structure?kind=course").text

            #expect(all.contains("MSc Data Science") && all.contains("Statistics for Decisions"))
            #expect(
                !all.contains("Introduction to Epidemiology") && !all.contains("Certificate in University Teaching")
            )
            #expect(courses.contains("Statistics for Decisions") && !courses.contains(">MSc Data Science<"))
        }
    }

    @Test func `has a page for a place, with those who hold something there and the controls that work`() async throws {
        try await SampleStage.with("university") { sample in
            let course = "structure/\(try sample.node("statistics").index)"

            let leader = try await sample.browser("stefan").open(course).text
            let builder = try await sample.browser("dermot").open(course).text
            let auditor = try await sample.browser("samir").open(course).text

            #expect(leader.contains("Yasmin Farouk") && leader.contains("Monday seminar"))
            #expect(leader.contains("Give a role here") && !leader.contains("Make a group in it"))
            #expect(builder.contains("Make a group in it"))
            #expect(!auditor.contains("Give a role here") && !auditor.contains("Make a group in it"))
            #expect(!auditor.contains("/end\""))
        }
    }

    @Test(arguments: ["epidemiology", "study-skills", "public-health"])
    func `says of a place that one may not see that nothing is there`(place: String) async throws {
        try await SampleStage.with("university") { sample in
            let kofi = try await sample.browser("kofi")

            let answer = try await kofi.open("structure/\(try sample.node(place).index)")
            let nowhere = try await kofi.open("structure/99999")

            #expect(answer.status == 404 && nowhere.status == 404)
            #expect(!answer.text.contains("Epidemiology") && !answer.text.contains("Study Skills"))
        }
    }
}
