// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

/// Priya is a centre administrator, Grace a centre manager, Nadia an assessor, Farah an educator.
@Suite struct `Forms that are sent` {
    /// The value of a hidden field of a page.
    private static func hidden(_ name: String, _ page: Answer) throws -> String {
        let mark = #"name="\#(name)" value=""#
        let place = try #require(page.text.firstRange(of: mark), "\(name)")
        return String(page.text[place.upperBound...].prefix { $0 != "\"" })
    }

    @Test func `twice lead to what the first made, and a form shown again keeps its word (H-12, H-14, H-19)`()
        async throws
    {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            let once = try Self.hidden("once", try await priya.open("courses/new"))
            let again = try await priya.post("courses/new", ["title": "", "once": once])
            #expect(again.status == 422)
            #expect(try Self.hidden("once", again) == once)
            let fields: KeyValuePairs = ["title": "Delirium", "once": once]
            let (first, second) = (
                try await priya.post("courses/new", fields), try await priya.post("courses/new", fields)
            )
            #expect(first.status == 303 && second.header("Location") == first.header("Location"))
            let third = try await priya.post("courses/new", ["title": "Delirium", "once": "no word of ours"])
            #expect(third.status == 303 && third.header("Location") != first.header("Location"))

            let (nadia, amara) = (try await sample.browser("nadia"), try sample.person("amara").index)
            let form = try await nadia.open("supervision/new?learner=\(amara)")
            let word = try Self.hidden("once", form)
            let plan: KeyValuePairs = [
                "learner": String(amara), "day": "2027-03-04", "time": "14:30", "minutes": "45", "place": "Room 2",
                "once": word,
            ]
            #expect(try Self.hidden("once", try await nadia.post("supervision/new/check", plan)) == word)
            let session = try await nadia.post("supervision/new", plan)
            #expect(session.status == 303)
            #expect(try await nadia.post("supervision/new", plan).header("Location") == session.header("Location"))

            let farah = try await sample.browser("farah")
            let asked = try Self.hidden("once", try await farah.open("support/new"))
            let question: KeyValuePairs = ["kind": "non-technical", "subject": "Dates", "text": "When?", "once": asked]
            let request = try await farah.post("support/new", question)
            #expect(request.status == 303)
            #expect(try await farah.post("support/new", question).header("Location") == request.header("Location"))
        }
    }

    @Test func `by two who edit at once are told, with both texts (H-11, H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let (priya, grace) = (try await sample.browser("priya"), try await sample.browser("grace"))
            let course = "courses/\(try sample.node("sepsis").index)"
            let seen = try Self.hidden("seen", try await priya.open(course + "/edit"))
            let graces: KeyValuePairs = ["title": "Sepsis", "says": "Graces words.", "seen": seen]
            #expect(try await grace.post(course + "/edit", graces).status == 303)
            let late = try await priya.post(course + "/edit", ["title": "Sepsis", "says": "My words.", "seen": seen])
            #expect(late.status == 409 && late.text.contains("Graces words.") && late.text.contains("My words."))
            let now = try Self.hidden("seen", late)
            let saved = try await priya.post(course + "/edit", ["title": "Sepsis", "says": "Ours.", "seen": now])
            #expect(saved.status == 303)
            let blind = try await priya.post(course + "/edit", ["title": "Sepsis", "says": "Blind."])
            #expect(blind.status == 409 && blind.text.contains("Ours."))

            _ = try await priya.post(course + "/parts/new", ["kind": "text", "title": "Read", "text": "Six signs."])
            let page = try await priya.open(course).text
            let mark = try #require(page.firstRange(of: "\(course)/parts/"))
            let number = page[mark.upperBound...].prefix { $0.isNumber }
            let part = "\(course)/parts/\(number)"
            let read = try Self.hidden("seen", try await priya.open(part))
            #expect(try await grace.post(part, ["title": "Read", "text": "Seven.", "seen": read]).status == 303)
            let second = try await priya.post(part, ["title": "Read", "text": "Five.", "seen": read])
            #expect(second.status == 409 && second.text.contains("Seven.") && second.text.contains("Five."))

            _ = try await priya.post("registration-questions/new", ["kind": "text", "words": "Which ward?"])
            let questions = try await priya.open("registration-questions").text
            let line = try #require(questions.firstRange(of: "registration-questions/1"))
            let question = String(questions[line])
            let asked = try Self.hidden("seen", try await priya.open(question))
            #expect(try await grace.post(question, ["words": "Which unit?", "seen": asked]).status == 303)
            let third = try await priya.post(question, ["words": "Where?", "seen": asked])
            #expect(third.status == 409 && third.text.contains("Which unit?") && third.text.contains("Where?"))
        }
    }
}
