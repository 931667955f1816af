// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@Suite struct `The clock of an organisation` {
    @Test func `has summer time where its place has it`() throws {
        let london = try #require(ClockZone("Europe/London"))
        let winter = try #require(Instant(year: 2026, month: 1, day: 15))
        let summer = try #require(Instant(year: 2026, month: 7, day: 15))
        #expect(london.moment(of: winter, minute: 840)?.seconds == winter.seconds + 14 * 3_600)
        let moment = try #require(london.moment(of: summer, minute: 840))
        #expect(moment.seconds == summer.seconds + 13 * 3_600)
        #expect(london.shown(at: moment).minute == 840 && london.shown(at: moment).day == summer)
        #expect(london.words(moment) == "Wednesday 15 July 2026 at 14:00 (time of Europe/London)")
        #expect(ClockZone.utc.words(winter) == "Thursday 15 January 2026 at 00:00 (UTC)")
    }

    @Test func `leaves an hour out in spring, and shows one twice in autumn`() throws {
        let london = try #require(ClockZone("Europe/London"))
        let spring = try #require(Instant(year: 2026, month: 3, day: 29))
        let autumn = try #require(Instant(year: 2026, month: 10, day: 25))
        #expect(london.moment(of: spring, minute: 90) == nil)
        #expect(london.moment(of: autumn, minute: 90)?.seconds == autumn.seconds + 30 * 60)
        let auckland = try #require(ClockZone("Pacific/Auckland"))
        let shown = auckland.shown(at: try #require(auckland.moment(of: spring, minute: 5)))
        #expect(shown.day == spring && shown.minute == 5)
    }

    @Test(arguments: ["", "Moon/Crater", "GMT+25", "europe/london", "../../etc/passwd"])
    func `is one of those that there are`(name: String) {
        #expect(ClockZone(name) == nil)
    }

    @Test(arguments: Backing.all)
    func `is chosen by who keeps the details, and moves nothing (H-11, H-14)`(backing: Backing) async throws {
        try await Meetings.open(on: backing) { meetings in
            let zones = TimeZones(meetings.centre.platform)
            let id = try await meetings.arrange()
            let before = try await meetings.details(id, by: "amara").supervision.meeting.startsAt
            for name in ["farah", "nadia", "amara", "ruth"] {
                try await meetings.expectRefused("\(name)") {
                    try await zones.choose("Europe/London", by: try meetings.centre.viewer(name))
                }
            }
            let priya = try meetings.centre.viewer("priya")
            try await meetings.expectRefused("no such place") { try await zones.choose("Moon/Crater", by: priya) }
            try await zones.choose("Asia/Tokyo", by: priya)
            let after = try await meetings.details(id, by: "amara").supervision
            #expect(after.meeting.startsAt == before)
            #expect(after.zone.timeWords(before) == "23:30")
        }
    }

    @Test(arguments: Backing.all)
    func `keeps a session in the second of two equal hours when only its place changes (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let (nadia, amara) = (try meetings.centre.viewer("nadia"), try meetings.centre.person("amara"))
            // London shows half past one twice on that night; in UTC it is the second.
            let night = try #require(Instant(year: 2027, month: 10, day: 31))
            var plan = SupervisionPlan(day: night, minute: 90, minutes: 45, place: "Seminar room")
            let id = try await meetings.sessions.arrange(plan, with: amara, by: nadia)
            let zones = TimeZones(meetings.centre.platform)
            try await zones.choose("Europe/London", by: try meetings.centre.viewer("priya"))

            plan.place = "Ward 4"
            try await meetings.sessions.change(id, to: plan, seen: 0, by: nadia)
            let moved = try await meetings.details(id, by: "amara").supervision.meeting
            #expect(moved.startsAt.seconds == night.seconds + 90 * 60 && moved.place == "Ward 4")
            // Another time of day is the first of two again.
            plan.minute = 75
            try await meetings.sessions.change(id, to: plan, seen: 1, by: nadia)
            let earlier = try await meetings.details(id, by: "amara").supervision.meeting.startsAt
            #expect(earlier.seconds == night.seconds + 15 * 60)
        }
    }
}
