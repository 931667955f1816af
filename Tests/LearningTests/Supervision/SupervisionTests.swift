// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Supervision sessions` {
    @Test(arguments: Backing.all)
    func `an assessor arranges one with a learner, and both see it and are told (H-14)`(backing: Backing) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange(agenda: "How the nights went.")
            for name in ["amara", "nadia"] {
                let details = try await meetings.details(id, by: name)
                #expect(details.supervision.meeting.place == "Seminar room" && details.state == .coming)
                #expect(details.supervision.zone.words(details.supervision.meeting.startsAt).hasSuffix("14:30 (UTC)"))
                #expect(details.part(of: try meetings.centre.person("nadia"))?.agenda == "How the nights went.")
            }
            let told = try await meetings.told("amara")
            #expect(told.contains { $0.hasPrefix("Nadia Haddad arranged a supervision session with you: ") })
            #expect(try await meetings.told("nadia").isEmpty, "nobody is told of what they did themselves")
        }
    }

    @Test(arguments: Backing.all)
    func `is for educators and assessors to arrange, with learners and not with themselves (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            for name in ["amara", "priya", "martin", "ruth", "bruno"] {
                try await meetings.expectRefused("\(name) arranges none") { _ = try await meetings.arrange(by: name) }
            }
            for name in ["ruth", "marek", "yusuf", "farah"] {
                try await meetings.expectRefused("\(name) is no learner") {
                    _ = try await meetings.arrange(with: name)
                }
            }
            try await meetings.expectRefused("oneself") { _ = try await meetings.arrange(with: "mei", by: "mei") }
            _ = try await meetings.arrange(with: "mei", by: "farah")
        }
    }

    @Test(arguments: Backing.all)
    func `is seen by the two who meet and by nobody else, whichever way they come (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange()
            for name in ["jonas", "farah", "callum", "grace", "martin", "priya", "ruth"] {
                try await meetings.expectRefused("\(name)") { _ = try await meetings.details(id, by: name) }
                let viewer = try meetings.centre.viewer(name)
                #expect(try await meetings.sessions.own(.coming, Page(), by: viewer).total == 0)
                #expect(try await meetings.sessions.soon(by: viewer).sessions.isEmpty)
                let amara = try meetings.centre.person("amara")
                #expect(try await meetings.sessions.list(with: amara, by: viewer).isEmpty)
                try await meetings.expectRefused("\(name) writes nothing") {
                    try await meetings.write(notes: "I was there.", in: id, by: name)
                }
                try await meetings.expectRefused("\(name) cancels nothing") {
                    try await meetings.cancel(id, by: name)
                }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `is changed and cancelled by who arranged it, not by the learner, and the other is told (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange()
            try await meetings.expectRefused("the learner") { try await meetings.move(id, days: 5, by: "amara") }
            try await meetings.expectRefused("the learner") { try await meetings.cancel(id, by: "amara") }
            try await meetings.move(id, days: 5)
            #expect(try await meetings.told("amara").contains { $0.contains("was changed. It is on") })
            try await meetings.expectRefused("without a reason") {
                try await meetings.cancel(id, because: " ", seen: 1)
            }
            try await meetings.cancel(id, because: "The ward is full.", seen: 1)
            let details = try await meetings.details(id, by: "amara")
            #expect(details.state == .cancelled && details.supervision.cancellation?.reason == "The ward is full.")
            #expect(try await meetings.told("amara").contains { $0.contains("is cancelled: read why.") })
            try await meetings.expectRefused("cancelled twice") { try await meetings.cancel(id, seen: 2) }
            try await meetings.expectRefused("nothing is written of it") {
                try await meetings.write(notes: "Too late.", in: id, by: "amara")
            }
        }
    }

    @Test(arguments: Backing.all)
    func `a form that was opened before the last change is refused, also of two servers (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange()
            try await meetings.move(id, days: 4)
            let error = await #expect(throws: Objection.self) { try await meetings.move(id, days: 6) }
            #expect(error?.message == "the session was changed meanwhile")
            try await meetings.expectRefused("an old form") { try await meetings.cancel(id, seen: 0) }
            let there = Meetings(centre: meetings.centre.elsewhere)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                group.addTask { (try? await meetings.move(id, days: 7, seen: 1)) != nil }
                group.addTask { (try? await there.cancel(id, seen: 1)) != nil }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `agenda and notes are of both, each writes their own and reads the other's (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange(agenda: "The drug round.")
            try await meetings.write(agenda: "My rota.", notes: "", in: id, by: "amara")
            try await meetings.write(agenda: "The drug round.", notes: "Went well.", in: id, seen: 1, by: "nadia")
            for name in ["amara", "nadia"] {
                let parts = try await meetings.details(id, by: name).parts
                #expect(parts.map(\.author.name) == ["Amara Nwosu", "Nadia Haddad"])
                #expect(parts.map(\.agenda) == ["My rota.", "The drug round."] && parts[1].notes == "Went well.")
            }
            try await meetings.expectRefused("an old form of one's own") {
                try await meetings.write(notes: "Other words.", in: id, seen: 0, by: "amara")
            }
            try await meetings.expectRefused("too much") {
                let long = String(repeating: "a", count: 4_001)
                try await meetings.write(notes: long, in: id, seen: 1, by: "amara")
            }
        }
    }

    @Test(arguments: Backing.all)
    func `is not in the past, not without a place, not for ever, not behind a link that is none (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let good = meetings.plan(days: 3)
            var plans: [(String, SupervisionPlan)] = []
            func bad(_ field: String, _ change: (inout SupervisionPlan) -> Void) {
                var plan = good
                change(&plan)
                plans.append((field, plan))
            }
            bad("day") { $0.day = nil }
            bad("day") { $0.day = meetings.plan(days: -1).day }
            bad("day") { $0.day = meetings.plan(days: 900).day }
            bad("time") { $0.minute = nil }
            bad("time") { $0.minute = 1_440 }
            bad("minutes") { $0.minutes = 0 }
            bad("minutes") { $0.minutes = 481 }
            bad("place") { ($0.place, $0.link) = ("  ", "") }
            bad("place") { $0.place = String(repeating: "a", count: 201) }
            bad("link") { $0.link = "javascript:alert(1)" }
            bad("link") { $0.link = "https://user@example.org/" }
            bad("link") { $0.link = "https://example.org/a b" }
            for (field, plan) in plans {
                let error = await #expect(throws: InvalidInput.self) {
                    _ = try await meetings.sessions.arrange(
                        plan,
                        with: try meetings.centre.person("amara"),
                        by: try meetings.centre.viewer("nadia")
                    )
                }
                #expect(error?.problems.first?.field == field, "\(plan)")
            }
        }
    }

    @Test(arguments: Backing.all)
    func `of whoever loses the role, what is to come is cancelled and the learner told; what was stays (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let (past, coming) = (try await meetings.arrange(days: 1), try await meetings.arrange(days: 9))
            meetings.centre.clock.advance(seconds: 2 * 86_400)
            let holding = try await meetings.centre.holding("assessor", of: "nadia", by: "grace")
            let roles = Roles(meetings.centre.platform)
            try await roles.end(try #require(holding.id), by: try meetings.centre.viewer("grace"))
            #expect(try await meetings.details(past, by: "amara").state == .past)
            let cancelled = try await meetings.details(coming, by: "amara")
            #expect(cancelled.state == .cancelled)
            #expect(cancelled.supervision.cancellation?.reason.hasPrefix("Whoever arranged it") == true)
            #expect(try await meetings.told("amara").contains { $0.contains("is cancelled") })
            try await meetings.expectRefused("no notes of hers any more") {
                try await meetings.write(notes: "Later.", in: past, by: "nadia")
            }
        }
    }

    @Test(arguments: Backing.all)
    func `is not read any more by who lost the role, nor what the learner writes later, by no way (H-14, H-17)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange(days: 1, agenda: "The drug round.")
            let nadia = try meetings.centre.viewer("nadia")
            meetings.centre.clock.advance(seconds: 2 * 86_400)
            let (roles, grace) = (Roles(meetings.centre.platform), try meetings.centre.viewer("grace"))
            let holding = try await meetings.centre.holding("assessor", of: "nadia", by: "grace")
            try await roles.end(try #require(holding.id), by: grace)
            try await meetings.write(notes: "Written later: quokka.", in: id, by: "amara")

            await #expect(throws: NotFound.self) { try await meetings.details(id, by: "nadia") }
            #expect(try await meetings.sessions.own(.past, Page(), by: nadia).items.isEmpty)
            #expect(try await meetings.told("nadia").isEmpty)
            let data = try await PersonalData(meetings.centre.platform).own(by: nadia)
            let rows = try #require(data.sections.first { $0.heading == .supervision }).rows
            #expect(rows.count == 1 && rows[0].last?.contains("drug round") == true)
            let cells = data.sections.map(\.rows).joined().joined()
            #expect(!cells.contains { $0.contains("quokka") })
            #expect(try await meetings.details(id, by: "amara").parts[0].notes.contains("quokka"))

            // Who is an assessor again has their sessions again.
            let gift = Gift(of: "assessor", to: try meetings.centre.person("nadia"), on: .organisation)
            try await roles.give(gift, by: grace)
            #expect(try await meetings.details(id, by: "nadia").parts[0].notes.contains("quokka"))
        }
    }

    @Test(arguments: Backing.all)
    func `of a learner who leaves the Step it stands, and the other sees that they left (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange()
            let holding = try await meetings.centre.holding("learner", of: "amara", by: "farah")
            let roles = Roles(meetings.centre.platform)
            try await roles.end(try #require(holding.id), by: try meetings.centre.viewer("farah"))
            let details = try await meetings.details(id, by: "nadia")
            #expect(details.state == .coming && details.isLearnerGone)
            #expect(try await !meetings.details(id, by: "amara").isLearnerGone)
        }
    }

    @Test(arguments: Backing.all)
    func `is in the file of both, goes when its learner is erased, and stays when the other is (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let id = try await meetings.arrange(agenda: "The quiet word zebra.")
            for name in ["amara", "nadia"] {
                let data = try await PersonalData(meetings.centre.platform).own(by: try meetings.centre.viewer(name))
                let section = try #require(data.sections.first { $0.heading == .supervision })
                #expect(section.rows.count == 1 && section.rows[0].last?.contains("zebra") == true)
            }
            let other = try await meetings.arrange(with: "jonas")
            let (erasures, grace) = (Erasures(meetings.centre.platform), try meetings.centre.viewer("grace"))
            try await erasures.erase(try meetings.centre.person("amara"), by: grace)
            try await meetings.expectRefused("it is gone") { _ = try await meetings.details(id, by: "nadia") }
            #expect(try await meetings.told("nadia").contains { $0.contains("is cancelled") })
            try await erasures.erase(try meetings.centre.person("nadia"), by: grace)
            #expect(try await meetings.details(other, by: "jonas").state == .cancelled)
        }
    }
}
