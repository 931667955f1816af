// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Learning
import Testing

@testable import Web

@Suite struct `Supervision sessions in the browser` {
    /// A day to come, as the date field sends it.
    private static func day(_ sample: SampleStage, in days: Int64 = 3) -> String {
        Instant(seconds: sample.stage.time.now.seconds + days * 86_400).dayWritten
    }

    /// Nadia meets Amara in some days.
    private static func arrange(_ sample: SampleStage, in days: Int64 = 3) async throws -> Int64 {
        let day = Instant(dayWritten: day(sample, in: days))
        return try await Supervisions(sample.stage.platform).arrange(
            SupervisionPlan(day: day, minute: 870, minutes: 45, place: "Seminar room, level 3; left"),
            with: sample.person("amara"),
            agenda: "The drug round.",
            by: sample.viewer("nadia")
        )
    }

    @Test func `an assessor arranges one in three steps, and the learner finds it in the portal (H-14)`() async throws {
        try await SampleStage.withSteps { sample in
            let (nadia, amara) = (try await sample.browser("nadia"), try await sample.browser("amara"))
            let learner = String(try sample.person("amara").index)

            let tabs = try await nadia.open("supervise").text
            let who = try await nadia.open("supervision/new?search=amara").text
            let form = try await nadia.open("supervision/new?learner=\(learner)").text
            let wrong = try await nadia.send(
                "supervision/new/check",
                ["learner": learner, "day": "soon", "time": "25:00"]
            )
            let check = try await nadia.send(
                "supervision/new/check",
                [
                    "learner": learner, "day": Self.day(sample), "time": "14:30", "place": "Ward 4",
                    "agenda": "The rota.",
                ]
            )
            let before = try await amara.open("supervision").text
            let done = try await nadia.send(
                "supervision/new",
                [
                    "learner": learner, "day": Self.day(sample), "time": "14:30", "place": "Ward 4",
                    "agenda": "The rota.",
                ]
            )

            #expect(tabs.contains("/supervision\">Sessions</a>"))
            #expect(who.contains("Amara Nwosu") && !who.contains("Jonas Feldmann"))
            #expect(form.contains("UTC, such as 14:30."))
            #expect(
                wrong.status == 422 && wrong.text.contains("Enter a day such as")
                    && wrong.text.contains("such as 14:30.")
            )
            #expect(wrong.text.contains("value=\"25:00\""), "what was typed is kept")
            #expect(check.text.contains("at 14:30 (UTC)") && check.text.contains("The rota."))
            #expect(before.contains("No session is coming"))
            #expect(done.text.contains("The session is arranged.") && done.text.contains("Ward 4"))
            let portal = try await amara.open("learning").text
            #expect(portal.contains("at 14:30 (UTC) with Nadia Haddad"))
            #expect(try await nadia.open("supervise").text.contains("at 14:30 (UTC) with Amara Nwosu"))
        }
    }

    @Test func `both read and write it, and nobody else finds it (H-14)`() async throws {
        try await SampleStage.withSteps { sample in
            let path = "supervision/\(try await Self.arrange(sample))"
            let amara = try await sample.browser("amara")

            let page = try await amara.open(path).text
            let written = try await amara.send(path + "/part", ["agenda": "My rota.", "notes": "", "revision": "0"])
            let old = try await amara.send(path + "/part", ["agenda": "Other.", "notes": "", "revision": "0"])

            #expect(page.contains("The drug round.") && page.contains("Write your part"))
            #expect(!page.contains("Change when or where") && !page.contains("Cancel the session"))
            #expect(written.text.contains("What you wrote is kept.") && written.text.contains("My rota."))
            #expect(old.status == 409 && old.text.contains("It was not sent.") && old.text.contains("Other."))
            for name in ["jonas", "farah", "grace", "martin", "priya", "ruth"] {
                let browser = try await sample.browser(name)
                for part in ["", "/calendar", "/change", "/cancel"] {
                    let answer = try await browser.look(path + part)
                    #expect([403, 404].contains(answer.status), "\(name) \(part)")
                    #expect(!answer.text.contains("drug round") && !answer.text.contains("Seminar room"))
                }
                let sent = try await browser.send(path + "/part", ["notes": "I was there.", "revision": "0"])
                #expect([403, 404].contains(sent.status), "\(name)")
            }
            let refused = try await amara.open(path + "/change")
            #expect(refused.status == 403)
        }
    }

    @Test func `a change that came in between is shown beside what was entered (H-14)`() async throws {
        try await SampleStage.withSteps { sample in
            let path = "supervision/\(try await Self.arrange(sample))"
            let nadia = try await sample.browser("nadia")
            let form = try await nadia.open(path + "/change").text
            #expect(form.contains("name=\"revision\" value=\"0\"") && form.contains("value=\"14:30\""))
            let fields: KeyValuePairs = [
                "day": Self.day(sample, in: 4), "time": "09:00", "minutes": "30", "place": "Ward 4", "revision": "0",
            ]
            let done = try await nadia.send(path + "/change", fields)
            let second = try await nadia.send(
                path + "/change",
                ["day": Self.day(sample, in: 5), "time": "10:15", "minutes": "30", "place": "Ward 5", "revision": "0"]
            )
            let cancelled = try await nadia.send(path + "/cancel", ["reason": "I am ill.", "revision": "1"])

            #expect(done.text.contains("The session is changed.") && done.text.contains("at 09:00 (UTC)"))
            #expect(second.status == 409 && second.text.contains("The session was changed meanwhile."))
            #expect(second.text.contains("How it is now") && second.text.contains("at 09:00 (UTC)"))
            #expect(second.text.contains("value=\"10:15\"") && second.text.contains("value=\"Ward 5\""))
            #expect(cancelled.text.contains("The session is cancelled.") && cancelled.text.contains("I am ill."))
            #expect(try await nadia.open(path + "/change").status == 409)
            #expect(try await sample.browser("amara").open("supervision").text.contains("Cancelled"))
        }
    }

    @Test func `a calendar takes it, and knows changes and the end of it again (H-14, RFC 5545)`() async throws {
        try await SampleStage.withSteps { sample in
            let id = try await Self.arrange(sample)
            let amara = try await sample.browser("amara")
            let first = try await amara.look("supervision/\(id)/calendar")
            let supervisions = Supervisions(sample.stage.platform)
            try await supervisions.cancel(id, because: "Ill.", seen: 0, by: sample.viewer("nadia"))
            let last = try await amara.look("supervision/\(id)/calendar")

            #expect(first.header("Content-Type") == "text/calendar; charset=utf-8")
            #expect(first.header("Content-Disposition")?.hasPrefix("attachment") == true)
            let lines = CalendarText.lines(first.text)
            let ended = CalendarText.lines(last.text)
            #expect(first.text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
            #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
            #expect(lines.contains("SUMMARY:Supervision session with Nadia Haddad"))
            #expect(lines.contains("LOCATION:Seminar room\\, level 3\\; left"))
            #expect(lines.contains { $0.hasPrefix("DTSTART:20") && $0.hasSuffix("T143000Z") })
            #expect(lines.contains { $0.hasPrefix("DTEND:20") && $0.hasSuffix("T151500Z") })
            #expect(lines.contains("SEQUENCE:0") && ended.contains("SEQUENCE:1"))
            #expect(lines.contains("STATUS:CONFIRMED") && ended.contains("STATUS:CANCELLED"))
            #expect(ended.contains("METHOD:CANCEL"))
            #expect(lines.first { $0.hasPrefix("UID:") } == ended.first { $0.hasPrefix("UID:") })
            #expect(!first.text.contains("drug round"), "what people wrote is not for calendars")
        }
    }

    @Test func `goes by the clock that the centre has chosen (H-11, H-14)`() async throws {
        try await SampleStage.withSteps { sample in
            let path = "supervision/\(try await Self.arrange(sample))"
            let priya = try await sample.browser("priya")
            let shown = try await priya.open("time-zone").text
            let wrong = try await priya.send("time-zone", ["zone": "Moon/Crater"])
            let done = try await priya.send("time-zone", ["zone": "Asia/Tokyo"])

            #expect(shown.contains("<option value=\"UTC\" selected>"))
            #expect(wrong.status == 422 && done.text.contains("The time zone is kept."))
            let page = try await sample.browser("amara").open(path).text
            #expect(page.contains("at 23:30 (time of Asia/Tokyo)"))
            #expect([403, 404].contains(try await sample.browser("farah").open("time-zone").status))
        }
    }
}

/// A calendar file as a calendar reads it: its lines put together again.
private enum CalendarText {
    static func lines(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }
}
