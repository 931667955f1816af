// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

/// Priya is a centre administrator.
@Suite struct `A form that meets a limit` {
    @Test func `keeps a question of registration that is one too many, and says so`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let viewer = try sample.viewer("priya")
            for number in 1...ProfileQuestions.countMaximum {
                let draft = ProfileQuestionDraft(words: "Question \(number)?", kind: .yesNo)
                try await ProfileQuestions(sample.stage.platform).add(draft, by: viewer)
            }
            let priya = try await sample.browser("priya")
            let before = try await sample.fingerprint
            let full = try await priya.post("registration-questions/new", ["words": "Which unit?", "kind": "text"])
            #expect(full.status == 409 && full.text.contains("There are 6 questions already."))
            #expect(full.text.contains(#"value="Which unit?""#))
            #expect(try await sample.fingerprint == before)
        }
    }

    @Test func `keeps a part of a course, a question asked often and the name of a report`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let (platform, viewer) = (sample.stage.platform, try sample.viewer("priya"))
            let course = try sample.node("sepsis")
            for number in 1...Courses.partsMaximum {
                let draft = CoursePartDraft(title: "Part \(number)", text: "Read.", address: "", file: nil)
                try? await Courses(platform).add(draft, as: .text, to: course, by: viewer)
            }
            for number in 1...FrequentQuestions.countMaximum {
                try? await FrequentQuestions(platform).add("Question \(number)?", "Yes.", by: viewer)
            }
            for number in 1...SavedReports.countMaximum {
                _ = try? await SavedReports(platform).save(
                    "Report \(number)",
                    .registrations,
                    ReportFilter(),
                    by: viewer
                )
            }
            let priya = try await sample.browser("priya")
            let before = try await sample.fingerprint
            let part = try await priya.post(
                "courses/\(course.index)/parts/new",
                ["kind": "text", "title": "One more part", "text": "Much that was written."]
            )
            #expect(part.status == 409 && part.text.contains("A course has at most 100 parts."))
            #expect(part.text.contains("One more part") && part.text.contains("Much that was written."))
            let question = try await priya.post(
                "support/questions/new",
                ["question": "One more question?", "answer": "A long answer."]
            )
            #expect(question.status == 409 && question.text.contains("There are 200 questions already."))
            #expect(question.text.contains("One more question?") && question.text.contains("A long answer."))
            let report = try await priya.post(
                "tracking/saved/new",
                ["report": "registrations", "name": "One more report", "schedule": "never"]
            )
            #expect(report.status == 409 && report.text.contains("One more report"))
            #expect(try await sample.fingerprint == before)
        }
    }

    @Test func `says that a day is none, whatever it would be rounded to`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let priya = try await sample.browser("priya")
            let path = "tracking/reports/registrations"
            for days in ["from=2026-02-31&until=2026-03-31", "from=2026-01-01&until=soon"] {
                let answer = try await priya.open("\(path)?period=days&\(days)")
                #expect(answer.status == 422 && answer.text.contains("There is no such day."))
            }
            let unused = try await priya.open("\(path)?period=last-month&from=2026-02-31")
            #expect(unused.status == 200, "a day that nobody asked about is no mistake")
        }
    }

    @Test func `has those ticked still who were before a check was left`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            let (course, jonas) = (try sample.node("sepsis").index, try sample.person("jonas").index)
            let path = "courses/\(course)/hand-out"
            let check = try await priya.post(path + "/check", ["people": String(jonas), "as": "available", "q": "jo"])
            let back = "\(path)?q=jo&amp;people=\(jonas)&amp;as=available"
            #expect(check.status == 200 && check.text.contains(back))
            let again = try await priya.open("\(path)?q=jo&people=\(jonas)&as=available").text
            let ticked = again.split(separator: "<input").filter { $0.contains("checked") }
            #expect(ticked.contains { $0.contains(#"value="\#(jonas)""#) })
            #expect(ticked.contains { $0.contains(#"value="available""#) })
        }
    }
}
