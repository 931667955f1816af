// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `May I, and why` {
    @Test func `says because of what one may, and what is missing where one may not (A-3)`() async throws {
        try await SampleStage.with("university") { sample in
            let stefan = try await sample.browser("stefan")
            let course = try sample.node("statistics").index

            let all = try await stefan.open("why?place=\(course)").text
            let yes = try await stefan.open("why?place=\(course)&permission=give.course-tutor").text
            let no = try await stefan.open("why?place=\(course)&permission=give.course-builder").text

            #expect(all.contains("Why?") && all.contains("Why not?"))
            #expect(yes.contains("You may, and this is why") && yes.contains("Course leader"))
            #expect(no.contains("You may not, and this is why") && no.contains("<strong>No."))
        }
    }

    @Test func `agrees with what the page then does`() async throws {
        try await SampleStage.with("talent") { sample in
            for name in ["miriam", "rosa", "jonas"] {
                let browser = try await sample.browser(name)
                let team = try sample.node("assembly").index
                let says = try await browser.open("why?place=\(team)&permission=group.edit")
                let does = try await browser.open("groups/\(team)/name")
                #expect(says.text.contains("You may, and this is why") == (does.status == 200), "\(name)")
            }
        }
    }

    @Test func `tells nothing of what one may not see`() async throws {
        try await SampleStage.with("university") { sample in
            let kofi = try await sample.browser("kofi")
            let (place, person) = (try sample.node("epidemiology").index, try sample.person("emeka").index)

            for path in [
                "why?place=\(place)", "why?place=\(place)&permission=course.view", "why?person=\(person)",
                "why?person=\(person)&permission=person.view", "why?place=99999", "why?place=x",
                "why?permission=no.such",
            ] {
                let answer = try await kofi.open(path)
                #expect(answer.status == 404, "\(path)")
                #expect(!answer.text.contains("Epidemiology") && !answer.text.contains("Emeka"))
            }
        }
    }

    @Test func `a refusal itself says why`() async throws {
        try await SampleStage.with("talent") { sample in
            let rosa = try await sample.browser("rosa")

            let answer = try await rosa.open("groups/\(try sample.node("assembly").index)/name")

            #expect(answer.status == 403)
            #expect(answer.text.contains("<strong>No.") && answer.text.contains("Nothing was changed."))
        }
    }
}
