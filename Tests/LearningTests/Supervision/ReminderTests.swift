// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@Suite struct `Being reminded` {
    @Test(arguments: Backing.all)
    func `of a session come on the day before, to both, and once, whichever server looks (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            _ = try await meetings.arrange(days: 3)
            let (here, there) = (
                Reminders(meetings.centre.platform), Reminders(meetings.centre.elsewhere.platform)
            )
            #expect(try await here.tell(in: meetings.centre.id) == 0, "it is too early")
            meetings.centre.clock.advance(seconds: 2 * 86_400 + 3 * 3_600)
            let id = meetings.centre.id
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await here.tell(in: id) }
                group.addTask { try await there.tell(in: id) }
                return try await group.reduce(0, +)
            }
            #expect(counts == 2)
            #expect(try await here.tell(in: id) == 0)
            for (name, other) in [("amara", "Nadia Haddad"), ("nadia", "Amara Nwosu")] {
                let told = try await meetings.told(name)
                #expect(told.count { $0.hasPrefix("You have a supervision session with \(other) on ") } == 1)
            }
            #expect(try await Audit(meetings.centre.platform).verify(id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `come anew for another day, and not for what was arranged or cancelled within the last (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let reminders = Reminders(meetings.centre.platform)
            let id = try await meetings.arrange(days: 2)
            meetings.centre.clock.advance(seconds: 86_400 + 3 * 3_600)
            #expect(try await reminders.tell(in: meetings.centre.id) == 2)
            try await meetings.move(id, days: 5)
            #expect(try await reminders.tell(in: meetings.centre.id) == 0)
            meetings.centre.clock.advance(seconds: 4 * 86_400)
            #expect(try await reminders.tell(in: meetings.centre.id) == 2)
            _ = try await meetings.arrange(days: 1)
            #expect(try await reminders.tell(in: meetings.centre.id) == 0, "they were told just now")
            let cancelled = try await meetings.arrange(days: 2)
            try await meetings.cancel(cancelled)
            meetings.centre.clock.advance(seconds: 86_400 + 3 * 3_600)
            #expect(try await reminders.tell(in: meetings.centre.id) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `do not come from who lost the role by its date: the session is cancelled (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange(days: 6)
            let holding = try await meetings.centre.holding("assessor", of: "nadia", by: "grace")
            let end = Instant(seconds: meetings.centre.clock.now.seconds + 86_400)
            try await Roles(meetings.centre.platform)
                .end(try #require(holding.id), at: end, by: try meetings.centre.viewer("grace"))
            #expect(try await meetings.details(id, by: "amara").state == .coming)
            meetings.centre.clock.advance(seconds: 2 * 86_400)
            try await Reminders(meetings.centre.platform).tell(in: meetings.centre.id)
            #expect(try await meetings.details(id, by: "amara").state == .cancelled)
            #expect(try await meetings.told("amara").first?.contains("is cancelled") == true)
        }
    }

    @Test(arguments: Backing.all)
    func `are not mailed of what was cancelled or moved before the mail went out (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            try await meetings.centre.sendMails()
            let id = try await meetings.arrange(days: 3)
            try await meetings.cancel(id)
            let mails = try await meetings.centre.sendMails()
            let words = mails.flatMap { mail -> [String] in
                if case .notices(let notices) = mail.content { return notices.map(\.words) }
                return []
            }
            #expect(words.count == 1 && words[0].contains("is cancelled"))
        }
    }
}
