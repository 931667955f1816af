// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Saved reports` {
    @Test(arguments: Backing.all)
    func `are their owner's alone, and kept only by who may read them (H-19)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let saved = SavedReports(ward.centre.platform)
            let (priya, martin) = (try ward.centre.viewer("priya"), try ward.centre.viewer("martin"))
            let filter = ReportFilter(step: ward.step, period: .lastMonth)

            let id = try await saved.save("Each month", .signOffs, filter, by: priya)
            let kept = try await saved.own(by: priya)
            #expect(kept.map(\.name) == ["Each month"] && kept.first?.filter == filter && kept.first?.nextAt == nil)
            try await saved.change(id, name: "Sign-offs", .weekly(1), by: priya)
            #expect(try await saved.details(id, by: priya).schedule == .weekly(1))

            #expect(try await saved.own(by: martin).isEmpty)
            try await ward.expectRefused("another's") { _ = try await saved.details(id, by: martin) }
            try await ward.expectRefused("another's") { try await saved.change(id, name: "x1", .daily, by: martin) }
            try await ward.expectRefused("another's") { try await saved.remove(id, by: martin) }
            for name in ["farah", "nadia", "amara", "ruth"] {
                let viewer = try ward.centre.viewer(name)
                try await ward.expectRefused("\(name)") {
                    _ = try await saved.save("Mine", .progress, ReportFilter(), by: viewer)
                }
            }
            try await ward.expectRefused("no name") {
                _ = try await saved.save(" ", .progress, ReportFilter(), by: priya)
            }
            try await ward.expectRefused("no Step") {
                _ = try await saved.save("x1", .progress, ReportFilter(step: ward.centre.node("sepsis")), by: priya)
            }
            try await saved.remove(id, by: priya)
            #expect(try await saved.own(by: priya).isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `are told once when they are due, by whichever server, and once after a long rest`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (here, elsewhere) = (ward.centre, ward.centre.elsewhere)
            let priya = try here.viewer("priya")
            _ = try await SavedReports(here.platform).save("Daily", .progress, ReportFilter(), .daily, by: priya)

            #expect(try await SavedReports(here.platform).tellDue() == 0)
            here.clock.advance(seconds: 5 * 86_400)
            async let one = SavedReports(here.platform).tellDue()
            async let other = SavedReports(elsewhere.platform).tellDue()
            let told = try await (one, other)
            #expect(told.0 + told.1 == 1)
            #expect(try await SavedReports(elsewhere.platform).tellDue() == 0)
            let words = try await Notices(here.platform).own(by: priya).items.map(\.words)
            #expect(words.filter { $0 == "Your report “Daily” is ready." }.count == 1)
            here.clock.advance(seconds: 86_400)
            #expect(try await SavedReports(here.platform).tellDue() == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `are mailed with what their reader may see when the mail is sent, and with nothing after that`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (centre, martin) = (ward.centre, try ward.centre.viewer("martin"))
            let saved = SavedReports(centre.platform)
            let owen = try centre.viewer("owen")
            _ = try await saved.save("How far", .progress, ReportFilter(), .daily, by: owen)
            centre.clock.advance(seconds: 86_400)
            #expect(try await saved.tellDue() == 1)
            // What happens until the mail is sent is in it.
            try await ward.completeStep()

            let mail = try #require(try await centre.sendMails().first { $0.name == "Owen Pritchard" })
            guard case .notices(let notices) = mail.content else {
                Issue.record("a mail of notices")
                return
            }
            #expect(notices.first?.details.first == "Progress, as it is now.")
            #expect(notices.first?.details.contains { $0.hasPrefix("7 learners, 7 enrolments") } == true)
            #expect(mail.stopping?.topic == .kind(.reports))

            // Who loses the role after it was due and before it is sent is sent nothing.
            centre.clock.advance(seconds: 86_400)
            #expect(try await saved.tellDue() == 1)
            let holding = try await centre.holding("centre-administrator", of: "owen", by: "martin")
            try await Roles(centre.platform).end(try #require(holding.id), by: martin)
            #expect(
                try await !centre.sendMails().contains { mail in
                    guard mail.name == "Owen Pritchard", case .notices(let notices) = mail.content else { return false }
                    return notices.contains { $0.words.contains("is ready") }
                }
            )

            // And is told once that it stopped.
            for _ in 1...3 {
                centre.clock.advance(seconds: 86_400)
                #expect(try await saved.tellDue() == 0)
            }
            let words = try await Notices(centre.platform).own(Page(size: 50), by: owen).items.map(\.words)
            #expect(words.filter { $0.contains("is not sent any more") }.count == 1)
            #expect(words.filter { $0.contains("is ready") }.count == 2)
            let kept = try #require(try await saved.own(by: owen).first)
            #expect(!kept.isReadable && kept.schedule == .never && kept.stoppedAt != nil)
            try await saved.remove(kept.id, by: owen)
        }
    }

    @Test(arguments: Backing.all)
    func `go with their owner when that one is erased`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let saved = SavedReports(ward.centre.platform)
            _ = try await saved.save("Mine", .progress, ReportFilter(), .daily, by: ward.centre.viewer("priya"))
            try await Erasures(ward.centre.platform)
                .erase(ward.centre.person("priya"), by: ward.centre.viewer("martin"))
            let lines = try await ward.centre.fingerprint()
            #expect(!lines.contains { $0.contains("saved_report") && $0.contains("Mine") })
            ward.centre.clock.advance(seconds: 2 * 86_400)
            #expect(try await saved.tellDue() == 0)
        }
    }

    @Test func `come at six in the morning, on the day that was chosen`() throws {
        let now = try #require(Instant(year: 2026, month: 11, day: 22)).seconds + 12 * 3_600
        let next = { (schedule: ReportSchedule, hours: Int64) in
            schedule.next(after: Instant(seconds: now + hours * 3_600))?.minuteWords
        }
        // The 22nd is a Sunday.
        #expect(next(.never, 0) == nil)
        #expect(next(.daily, 0) == "23 November 2026 at 06:00 (UTC)")
        #expect(next(.daily, -8) == "22 November 2026 at 06:00 (UTC)")
        #expect(next(.weekly(1), 0) == "23 November 2026 at 06:00 (UTC)")
        #expect(next(.weekly(7), 0) == "29 November 2026 at 06:00 (UTC)")
        #expect(next(.weekly(7), -8) == "22 November 2026 at 06:00 (UTC)")
        #expect(next(.monthly, 0) == "1 December 2026 at 06:00 (UTC)")
        // What came at six comes a day later, not at once again.
        #expect(next(.daily, -6) == "23 November 2026 at 06:00 (UTC)")
    }
}
