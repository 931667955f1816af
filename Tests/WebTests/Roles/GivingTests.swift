// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Giving a role` {
    @Test func `goes in small steps, and ends with a notice on the page of the place`() async throws {
        try await SampleStage.with("university") { sample in
            let ravi = try await sample.browser("ravi")
            let (person, course) = (try sample.person("gustavo"), try sample.node("statistics"))

            let who = try await ravi.open("roles/give?search=gustavo")
            #expect(who.text.contains("Gustavo Lima") && !who.text.contains("Thandiwe"))
            let role = try await ravi.open("roles/give?person=\(person.index)")
            #expect(role.text.contains(#"value="course-tutor""#))
            let place = try await ravi.open("roles/give?person=\(person.index)&role=course-tutor")
            #expect(place.text.contains("place=\(course.index)"))
            let answers = "person=\(person.index)&role=course-tutor&place=\(course.index)"
            #expect(try await ravi.open("roles/give?\(answers)").text.contains("First day"))
            let check = try await ravi.open("roles/give?\(answers)&dated=yes")
            #expect(check.text.contains("Gustavo Lima") && check.text.contains("Gains"))
            #expect(try await !sample.holds("gustavo", "course-tutor"))

            let done = try await ravi.send(
                "roles/give",
                ["person": "\(person.index)", "role": "course-tutor", "place": "\(course.index)", "dated": "yes"]
            )

            #expect(done.text.contains("Gustavo Lima is now Course tutor of Statistics for Decisions."))
            #expect(try await sample.holds("gustavo", "course-tutor", on: "statistics"))
        }
    }

    @Test func `offers only roles that the viewer may give, and only places where they may`() async throws {
        try await SampleStage.with("university") { sample in
            let ravi = try await sample.browser("ravi")
            let person = try sample.person("gustavo").index

            let roles = try await ravi.open("roles/give?person=\(person)").text
            let places = try await ravi.open("roles/give?person=\(person)&role=course-tutor").text

            #expect(roles.contains(#"value="course-tutor""#) && !roles.contains(#"value="course-builder""#))
            #expect(!roles.contains(#"value="programme-leader""#) && !roles.contains(#"value="partner-admin""#))
            #expect(places.contains("Statistics for Decisions"))
            #expect(!places.contains("Introduction to Epidemiology") && !places.contains("Study Skills"))
        }
    }

    @Test(arguments: [
        ("course-tutor", "epidemiology"), ("programme-leader", "data-science"), ("course-builder", "statistics"),
    ])
    func `beside and above one's own place is refused, and changes nothing`(role: String, place: String) async throws {
        try await SampleStage.with("university") { sample in
            let ravi = try await sample.browser("ravi")
            let (person, node) = (try sample.person("gustavo").index, try sample.node(place).index)
            try await ravi.open("my-roles")
            let before = try await sample.stage.fingerprint

            let answer = try await ravi.send(
                "roles/give",
                ["person": "\(person)", "role": role, "place": "\(node)", "dated": "yes"]
            )

            #expect(answer.status == 403 || answer.status == 404)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `tells who finds somebody only their name (A-4)`() async throws {
        try await SampleStage.with("university") { sample in
            let kofi = try await sample.browser("kofi")
            let person = try sample.person("emeka").index

            let wizard = try await kofi.open("roles/give?search=Emeka").text

            #expect(wizard.contains("Emeka Obi"))
            #expect(!wizard.contains("emeka@") && !wizard.contains("Study Skills"))
            #expect(!wizard.contains("/people/\(person)\""))
            #expect(try await kofi.open("people/\(person)").status == 404)
        }
    }

    @Test func `is not for who gives no role, who is told so`() async throws {
        try await SampleStage.with("university") { sample in
            let tariq = try await sample.browser("tariq")

            let answer = try await tariq.open("roles/give")

            #expect(answer.status == 403)
            #expect(answer.text.contains("None of your roles gives roles to others."))
            #expect(!answer.text.contains("Gustavo"))
        }
    }

    @Test func `to oneself is refused (A-6)`() async throws {
        try await SampleStage.with("university") { sample in
            let helen = try await sample.browser("helen")
            let (person, course) = (try sample.person("helen").index, try sample.node("statistics").index)
            let offered = try await helen.open("roles/give?person=\(person)").text
            #expect(!offered.contains(#"type="radio""#) && offered.contains("No role to give"))
            let before = try await sample.stage.fingerprint

            let answer = try await helen.send(
                "roles/give",
                ["person": "\(person)", "role": "course-tutor", "place": "\(course)", "dated": "yes"]
            )

            #expect(answer.status == 403)
            #expect(answer.text.contains("Nobody gives a role to themselves"))
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `to oneself is possible where the role model says so (A-6)`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let martin = try await sample.browser("martin")
            let person = try sample.person("martin").index
            let offered = try await martin.open("roles/give?person=\(person)").text
            #expect(offered.contains(#"value="educator""#))

            try await martin.send("roles/give", ["person": "\(person)", "role": "educator", "dated": "yes"])

            #expect(try await sample.holds("martin", "educator"))
        }
    }

    @Test func `without a choice says what to choose`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let farah = try await sample.browser("farah")

            let answer = try await farah.open("roles/give?person=\(try sample.person("pedro").index)&step=role")

            #expect(answer.text.contains("Choose the role that is to be given."))
            #expect(answer.text.contains("There is a problem"))
        }
    }

    @Test func `that is held already is shown and not offered`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let grace = try await sample.browser("grace")
            let person = try sample.person("farah").index

            let roles = try await grace.open("roles/give?person=\(person)").text
            let again = try await grace.send(
                "roles/give",
                ["person": "\(person)", "role": "educator", "dated": "yes"]
            )

            #expect(roles.contains("Farah Siddiqui holds it already."))
            #expect(again.status == 422)
            #expect(again.text.contains("holds this role there already"))
        }
    }
}
