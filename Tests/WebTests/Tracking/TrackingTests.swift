// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The Tracking System` {
    @Test func `is where its application leads, with what is to be done first (H-13)`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")

            let home = try await priya.open().text
            let tracking = try await priya.open("tracking").text

            #expect(home.contains(#"<a href="/ashford/tracking">Tracking System</a>"#))
            let (task, parts) = (
                tracking.firstRange(of: "waits for an account"), tracking.firstRange(of: "Delegates</a>")
            )
            #expect(
                tracking.contains("/ashford/registrations") && tracking.contains("/ashford/tracking/reports/progress")
            )
            #expect(task != nil || tracking.contains("wait for an account"))
            #expect(parts != nil)
        }
    }

    @Test func `is open to centre managers and administrators alone (H-13, H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            for name in ["martin", "priya", "grace", "owen"] {
                let browser = try await sample.browser(name)
                for path in Self.paths { #expect(try await browser.open(path).status == 200, "\(name), \(path)") }
            }
            for name in ["farah", "nadia", "amara", "ruth"] {
                let browser = try await sample.browser(name)
                #expect(try await !browser.open().text.contains("Tracking System"), "\(name)")
                for path in Self.paths {
                    #expect([403, 404].contains(try await browser.open(path).status), "\(name), \(path)")
                }
                let before = try await sample.fingerprint
                for path in Self.paths where path.contains("reports/") {
                    let answer = try await browser.send(path + "/file", ["format": "csv"])
                    #expect([403, 404].contains(answer.status) && !answer.text.contains("Jonas"), "\(name), \(path)")
                }
                #expect(try await sample.fingerprint == before, "\(name)")
            }
        }
    }

    private static let paths =
        ["tracking", "tracking/reports", "tracking/reports/enrolments/people", "tracking/reports/progress/people"]
        + ReportKind.allCases.map { "tracking/reports/\($0.rawValue)" }

    @Test func `draws what it counts, with the table behind it (H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            let priya = try await sample.browser("priya")

            let report = try await priya.open("tracking/reports/progress").text

            #expect(report.contains(#"role="img""#) && report.contains("What is confirmed</title>"))
            #expect(report.contains(#"<td data-label="All" class="number">1</td>"#))
            #expect(!report.contains("Amara") && report.contains("/ashford/tracking/reports/progress/people?"))
            let people = try await priya.open("tracking/reports/progress/people").text
            #expect(
                people.contains("Amara Nwosu")
                    && people.contains("Step 1 proficiencies: 2 of 2 confirmed, 2 assessed as achieved")
            )
            // What somebody wrote is for those who confirm it.
            #expect(!people.contains("Ward 4, in the night"))
        }
    }

    @Test func `says how to find more where a time is empty, and of Steps only where one was chosen (H-19)`()
        async throws
    {
        try await SampleStage.withSteps { sample in
            let (priya, step) = (try await sample.browser("priya"), try sample.node("step-1").index)
            let time = "period=days&from=2025-11-01&until=2025-11-30"
            let registrations = try await priya.open("tracking/reports/registrations?\(time)").text
            #expect(registrations.contains("Choose a longer one.") && !registrations.contains("or all Steps"))
            let signOffs = try await priya.open("tracking/reports/sign-offs?\(time)&step=\(step)").text
            #expect(signOffs.contains("Choose a longer one, or all Steps."))
        }
    }

    @Test func `asks one Step and one time, and says which days make no sense (H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            let step = try sample.node("step-2").index
            let path = "tracking/reports/enrolments"

            let one = try await priya.open("\(path)?step=\(step)&period=5-years").text
            let wrong = try await priya.open("\(path)?period=days&from=2026-05-01&until=2026-04-01")
            let days = try await priya.open("\(path)?period=days&from=2025-11-01&until=2025-11-30").text
            let other = try await priya.open("\(path)?step=99")

            #expect(one.contains("Step 2 proficiencies</th>") && !one.contains("Step 1 proficiencies</th>"))
            #expect(
                wrong.status == 422 && wrong.text.contains("Choose a last day that does not come before the first.")
            )
            #expect(days.contains("1 November 2025 to 30 November 2025") && days.contains("1 enrolment in this time."))
            #expect(other.status == 404)
        }
    }

    @Test func `gives its tables as files that compute nothing, and notes it (H-19)`() async throws {
        try await SampleStage.withSteps { sample in
            let priya = try await sample.browser("priya")
            _ = try await priya.open("tracking/reports/enrolments")

            let csv = try await priya.send(
                "tracking/reports/enrolments/people/file",
                ["format": "csv", "period": "5-years"]
            )
            let table = try await priya.send("tracking/reports/sign-offs/file", ["format": "csv", "part": "0"])
            let none = try await priya.send("tracking/reports/sign-offs/file", ["format": "csv", "part": "7"])

            #expect(
                csv.text.contains(#""Luca Ferraro","Step 2 proficiencies","3 November 2025","Tomasz Wierzbicki","Now""#)
            )
            #expect(
                table.text.contains(#""Month","Step 1 proficiencies","Step 2 proficiencies""#)
            )
            #expect(none.status == 404)
            let martin = try await sample.browser("martin")
            #expect(try await martin.open("audit").text.contains("took the list “Enrolments” as a file"))
        }
    }
}
