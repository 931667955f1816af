// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

@Suite struct `The pages of questions on registration` {
    @Test func `lead from asking something to a profile that has the answer (H-2, H-11)`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let priya = try await sample.browser("priya")
            let unanswered = try await priya.post("registration-questions/new", ["words": "Where do you work?"])
            #expect(unanswered.status == 422 && unanswered.text.contains("Choose how it is answered."))
            let fields: KeyValuePairs = [
                "words": "Where do you work?", "kind": "choice", "choices": "Ward 4\nWard 5", "required": "yes",
            ]
            #expect(try await priya.post("registration-questions/new", fields).status == 303)
            #expect(try await priya.open("registration-questions").text.contains("Where do you work?"))

            let stranger = sample.stranger()
            #expect(try await stranger.open("register").text.contains("Where do you work?"))
            let details: KeyValuePairs = [
                "name": "Tom Baker", "email": "tom@baker.example", "password": "five small wrens",
            ]
            let asked = try await stranger.post("register", details)
            #expect(asked.status == 422 && asked.text.contains("Choose one of the answers."))
            let answered: KeyValuePairs = [
                "name": "Tom Baker", "email": "tom@baker.example", "password": "five small wrens",
                "question-1": "Ward 5",
            ]
            #expect(try await stranger.post("register", answered).status == 303)
            #expect(try await priya.open("registrations").text.contains("Where do you work?: Ward 5"))

            // Nour, who is in the sample, waits too.
            let check = try await priya.post("registrations/check", ["registration": "2", "decision": "approve"])
            #expect(check.status == 200 && check.text.contains("Approve one person?"))
            let many: KeyValuePairs = ["registration": "2", "registration": "1", "decision": "approve"]
            let outcome = try await priya.post("registrations/decisions", many)
            #expect(outcome.text.contains("Tom Baker") && outcome.text.contains("Nour Haddad"))
            let again = try await priya.post("registrations/decisions", many)
            #expect(again.status == 200 && !again.text.contains("Tom Baker"))

            let people = try await People(sample.stage.platform)
                .list(PeopleFilter(search: "Tom Baker"), by: sample.viewer("priya")).items
            let tom = try #require(people.first).id
            #expect(try await priya.open("people/\(tom.index)").text.contains("Ward 5"))
            let changed = try await priya.post("people/\(tom.index)/answers", ["question-1": "Ward 4"])
            #expect(changed.status == 303)
            let file = try await priya.post("people/file", ["format": "csv", "q": "Tom Baker"])
            #expect(file.text.contains("\"Where do you work?\"") && file.text.contains("\"Ward 4\""))
            // Who may not see profiles has neither the page nor the column.
            let farah = try await sample.browser("farah")
            #expect(try await !farah.open("people/\(tom.index)").text.contains("Ward 4"))
            let list = try await farah.post("people/file", ["format": "csv", "q": "Tom Baker"])
            #expect(list.text.contains("Tom Baker") && !list.text.contains("Ward 4"))
            #expect(try await farah.open("people/\(tom.index)/answers").status == 403)
            #expect(try await farah.open("registration-questions").status == 403)
        }
    }

    @Test func `let somebody answer for themselves, and refuse a decision on several to who may not`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let question = ProfileQuestionDraft(words: "Are you a nurse?", kind: .yesNo)
            try await ProfileQuestions(sample.stage.platform).add(question, by: sample.viewer("priya"))
            let amara = try await sample.browser("amara")
            let path = "people/\(try sample.person("amara").index)/answers"
            #expect(try await amara.open(path).text.contains("Are you a nurse?"))
            #expect(try await amara.send(path, ["question-1": "yes"]).text.contains("Are you a nurse?"))
            let other = "people/\(try sample.person("jonas").index)/answers"
            #expect(try await [403, 404].contains(amara.open(other).status))
            let before = try await sample.fingerprint
            for path in ["registrations/check", "registrations/decisions"] {
                let answer = try await amara.post(path, ["registration": "1", "decision": "approve"])
                #expect(answer.status == 403)
            }
            #expect(try await sample.fingerprint == before)
        }
    }
}
