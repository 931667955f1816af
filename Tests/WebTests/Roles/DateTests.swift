// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `From when until when` {
    @Test func `a role can begin later and end by itself, at midnight after its last day`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let grace = try await sample.browser("grace")
            let now = sample.stage.time.now
            let (first, last) = (written(now, plus: 10), written(now, plus: 20))
            let person = try sample.person("pedro").index

            let done = try await grace.send(
                "roles/give",
                ["person": "\(person)", "role": "educator", "from": first, "until": last, "dated": "yes"]
            )

            #expect(done.text.contains("Pedro Alvarado will be Educator"))
            let midnight = now.seconds - now.seconds % 86_400
            let holding = try #require(try await sample.holdings(of: "pedro").first { $0.role == "educator" })
            #expect(holding.state == .future)
            #expect(holding.from?.seconds == midnight + 10 * 86_400)
            #expect(holding.until?.seconds == midnight + 21 * 86_400)
            let pedro = try await sample.browser("pedro")
            #expect(try await pedro.open("roles/give").status == 403)
            sample.stage.time.pass(seconds: 10 * 86_400)
            #expect(try await sample.browser("pedro").open("roles/give").status == 200)
            sample.stage.time.pass(seconds: 11 * 86_400)
            #expect(try await sample.browser("pedro").open("roles/give").status == 403)
        }
    }

    @Test(arguments: ["31-01-2027", "2027-02-30", "tomorrow", "2027-1-3", "2027-01-03T00:00", "٢٠٢٧-٠١-٠٣"])
    func `what is no day is asked again`(text: String) async throws {
        try await SampleStage.with("healthcare") { sample in
            let grace = try await sample.browser("grace")
            let person = try sample.person("pedro").index
            let address = Address.with(
                "roles/give",
                ["person": "\(person)", "role": "educator", "until": text, "dated": "yes"]
            )

            let answer = try await grace.open(address)

            #expect(answer.status == 422)
            #expect(answer.text.contains("Enter a day such as 2026-09-30, or leave it empty."))
        }
    }

    @Test func `a last day before the first, or before today, is asked again`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let grace = try await sample.browser("grace")
            let role = "roles/give?person=\(try sample.person("pedro").index)&role=educator&dated=yes"

            let turned = try await grace.open(role + "&from=2027-03-02&until=2027-03-01")
            let over = try await grace.open(role + "&until=2020-01-01")

            #expect(turned.status == 422 && turned.text.contains("The last day is before the first."))
            #expect(over.status == 422 && over.text.contains("The end has to be after the beginning"))
        }
    }

    private func written(_ now: Instant, plus days: Int64) -> String {
        let (year, month, day) = Instant(seconds: now.seconds + days * 86_400).day
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
