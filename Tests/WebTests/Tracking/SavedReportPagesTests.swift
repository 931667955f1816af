// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Testing

@testable import Web

@Suite struct `The pages of saved reports` {
    @Test func `keep what was asked under a name, have it sent, change it and let go of it (H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            let step = try sample.node("step-2").index

            let report = try await priya.open("tracking/reports/sign-offs?step=\(step)&period=last-month").text
            #expect(
                report.contains("/ashford/tracking/saved/new?step=\(step)&amp;period=last-month&amp;report=sign-offs")
            )
            let form = try await priya.open("tracking/saved/new?step=\(step)&period=last-month&report=sign-offs").text
            #expect(form.contains(#"value="Sign-offs""#) && form.contains("Last month"))
            let wrong = try await priya.send(
                "tracking/saved/new",
                ["report": "sign-offs", "name": "", "schedule": "x"]
            )
            #expect(wrong.status == 422 && wrong.text.contains("Choose when it is mailed"))

            let fields: KeyValuePairs = [
                "report": "sign-offs", "step": "\(step)", "period": "last-month", "name": "Step 2, monthly",
                "schedule": "monthly",
            ]
            let list = try await priya.send("tracking/saved/new", fields).text
            #expect(list.contains("Step 2, monthly") && list.contains("On the first of each month"))
            #expect(list.contains("/ashford/tracking/reports/sign-offs?step=\(step)&amp;period=last-month"))

            let changed = try await priya.send("tracking/saved/1", ["name": "Step 2", "schedule": "weekly-5"]).text
            #expect(changed.contains("Each Friday"))
            let removed = try await priya.send("tracking/saved/1/removal").text
            #expect(removed.contains("You keep no reports yet"))
        }
    }

    @Test func `are nobody else's, and stay with who may not read them any more (H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let id = try await SavedReports(sample.stage.platform)
                .save("Mine", .progress, ReportFilter(), .daily, by: sample.viewer("owen"))
            for name in ["priya", "farah", "amara"] {
                let browser = try await sample.browser(name)
                #expect(try await !browser.open("tracking/saved").text.contains("Mine"), "\(name)")
                let before = try await sample.fingerprint
                #expect([403, 404].contains(try await browser.open("tracking/saved/\(id)").status), "\(name)")
                let changed = try await browser.send("tracking/saved/\(id)", ["name": "Theirs", "schedule": "never"])
                let removed = try await browser.send("tracking/saved/\(id)/removal")
                #expect([403, 404].contains(changed.status) && [403, 404].contains(removed.status), "\(name)")
                #expect(try await sample.fingerprint == before, "\(name)")
            }

            let (person, role) = (try sample.person("owen"), sample.described.model.role("centre-administrator"))
            let held = try #require(sample.holdings.first { $0.value.person == person && $0.value.role == role }?.key)
            try await Roles(sample.stage.platform).end(held, by: sample.viewer("martin"))
            let owen = try await sample.browser("owen")
            let list = try await owen.open("tracking/saved").text
            #expect(list.contains("Mine") && list.contains("Not for you any more"))
            #expect(try await owen.open("tracking/reports/progress").status == 403)
            // Where nothing of theirs is left, they are led to where something is.
            #expect(try await owen.send("tracking/saved/\(id)/removal").text.contains("The report is let go of."))
            #expect(try await owen.open("tracking/saved").status == 403)
        }
    }
}
