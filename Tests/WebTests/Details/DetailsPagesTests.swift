// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

@Suite struct `The details of a centre on pages` {
    @Test func `are read by everyone and changed by those who may, each keeping what they typed (H-11)`() async throws {
        try await LearningStage.with { stage in
            let (priya, ruth) = (try await stage.browser("priya"), try await stage.browser("ruth"))
            #expect(try await priya.open("about").text.contains("Nothing is written here yet"))
            let wrong = try await priya.send(
                "about/edit",
                ["title": "Ashford", "web-site": "javascript:alert(1)", "contact": "Office <b>", "version": "0"]
            )
            #expect(wrong.status == 422 && wrong.text.contains("Write the whole address"))
            #expect(wrong.text.contains("Office &lt;b&gt;"))
            let fields: KeyValuePairs = ["title": "Ashford Trust", "contact": "Education office", "version": "0"]
            let saved = try await priya.send("about/edit", fields).text
            #expect(saved.contains("About Ashford Trust") && saved.contains("Education office"))

            let read = try await ruth.open("about").text
            #expect(read.contains("Education office") && !read.contains("/about/edit"))
            #expect(try await ruth.open("about/edit").status == 403)
            #expect(try await ruth.send("about/edit", fields).status == 403)
            let late = try await stage.browser("grace").send(
                "about/edit",
                ["title": "Ashford", "contact": "My office", "version": "0"]
            )
            #expect(late.status == 409 && late.text.contains("My office") && late.text.contains("Education office"))
            #expect(late.text.contains(#"name="version" value="1""#))
        }
    }
}

extension PageSamples {
    /// How an organisation is reached.
    var details: [any Web.Page] {
        let shown = Details([.title: "Ashford", .email: "a@ashford.example", .phone: "+44 1"], version: 1)
        let problems = Problems(Details.Field.allCases.map { .init($0.rawValue, "Shorten") })
        return [
            DetailsPage(visit, Site.ada, shown, mayEdit: true),
            DetailsPage(visit, Site.ada, Details([.title: "Ashford"], version: 0), mayEdit: true),
            DetailsFormPage(visit, Site.ada, shown, now: shown, problems: problems, objections: ["No."]),
        ]
    }
}
