// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

@Suite struct `The pages of learning courses` {
    @Test func `lead from making one to a learner who completed it (H-13, H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            #expect(try await priya.open().text.contains("Learning courses"))
            let made = try await priya.post("courses/new", ["title": "Delirium", "says": "An hour on the ward."])
            #expect(made.status == 303)
            let course = try #require(made.header("Location")?.split(separator: "/").last.flatMap { Int($0) })
            _ = try await priya.post(
                "courses/\(course)/parts/new",
                ["kind": "text", "title": "Read", "text": "Signs."]
            )
            #expect(try await priya.open("courses/\(course)").text.contains("Signs."))

            let jonas = try sample.person("jonas").index
            let check = try await priya.post(
                "courses/\(course)/hand-out/check",
                ["people": String(jonas), "as": "available"]
            )
            #expect(check.status == 200 && check.text.contains("Jonas Feldmann") && check.text.contains("Offer it"))
            let done = try await priya.post(
                "courses/\(course)/hand-out",
                ["people": String(jonas), "as": "available"]
            )
            #expect(done.status == 303)

            let learner = try await sample.browser("jonas")
            let portal = try await learner.open("learning").text
            #expect(portal.contains("Available") && portal.contains("Delirium"))
            let path = "learning/courses/\(course)"
            #expect(try await !learner.open(path).text.contains("Signs."))
            #expect(try await learner.post(path + "/take-up", [:]).status == 303)
            #expect(try await learner.open(path).text.contains("Signs."))
            let wrong = try await learner.post(path + "/complete", ["day": "tomorrow"])
            #expect(wrong.status == 422 && wrong.text.contains("2026-09-30"))
            #expect(try await learner.post(path + "/complete", [:]).status == 303)
            #expect(try await learner.open("learning").text.contains("Completed on"))
            let people = try await priya.open("courses/\(course)?show=completed").text
            #expect(people.contains("Jonas Feldmann"))
            let file = try await priya.post("courses/\(course)/file", ["format": "csv"])
            #expect(file.text.contains("\"Jonas Feldmann\",\"Completed\""))
        }
    }

    @Test func `say what is wrong with a form, and keep what was written`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let priya = try await sample.browser("priya")
            let course = try sample.node("sepsis").index

            let untitled = try await priya.post("courses/new", ["title": "", "says": "Half a day."])
            #expect(untitled.status == 422 && untitled.text.contains("Half a day."))
            let link = try await priya.post(
                "courses/\(course)/parts/new?kind=link",
                ["kind": "link", "title": "Guide", "address": "javascript:alert(1)"]
            )
            #expect(link.status == 422 && link.text.contains("begins with https://"))
            let nobody = try await priya.post(
                "courses/\(course)/hand-out/check",
                ["as": "current"]
            )
            #expect(nobody.status == 422 && nobody.text.contains("Tick at least one name."))
        }
    }

    @Test func `are not there for educators, and offer nothing to who may not (H-19)`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let course = try sample.node("sepsis").index
            let farah = try await sample.browser("farah")
            #expect(try await !farah.open().text.contains("Learning courses"))
            #expect(try await farah.open("courses").status == 403)
            #expect(try await farah.open("courses/\(course)").status == 404)
            let amara = try await sample.browser("amara")
            #expect(try await [403, 404].contains(amara.open("courses/\(course)").status))
            let empty = try await amara.open("learning/courses/\(course)")
            #expect(empty.status == 200 && empty.text.contains("Nothing has been put into this course yet."))
            #expect(try await farah.open("learning/courses/\(course)").status == 404)
        }
    }
}
