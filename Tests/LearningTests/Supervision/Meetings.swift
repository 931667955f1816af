// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

/// A centre whose Steps have proficiencies; Nadia, an assessor, meets Amara, a learner.
struct Meetings: Sendable {
    let centre: Centre

    static func open(on backing: Backing, _ body: (Meetings) async throws -> Void) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            for number in 1...3 {
                try await SmallFramework.publish(on: "Step \(number) proficiencies", centre.platform, centre.id)
            }
            try await body(Meetings(centre: centre))
        }
    }

    var sessions: Supervisions { Supervisions(centre.platform) }

    /// In so many days at half past two.
    func plan(days: Int64) -> SupervisionPlan {
        let today = centre.clock.now.seconds / 86_400 * 86_400
        return SupervisionPlan(
            day: Instant(seconds: today + days * 86_400),
            minute: 14 * 60 + 30,
            minutes: 45,
            place: "Seminar room",
            link: "https://meet.example.org/ward-4"
        )
    }

    func arrange(
        days: Int64 = 3,
        agenda: String = "",
        with learner: String = "amara",
        by name: String = "nadia"
    ) async throws -> Int64 {
        try await sessions.arrange(
            plan(days: days),
            with: try centre.person(learner),
            agenda: agenda,
            by: try centre.viewer(name)
        )
    }

    func move(_ id: Int64, days: Int64, seen revision: Int = 0, by name: String = "nadia") async throws {
        try await sessions.change(id, to: plan(days: days), seen: revision, by: try centre.viewer(name))
    }

    func cancel(
        _ id: Int64,
        because reason: String = "I am ill.",
        seen revision: Int = 0,
        by name: String = "nadia"
    ) async throws {
        try await sessions.cancel(id, because: reason, seen: revision, by: try centre.viewer(name))
    }

    func write(
        agenda: String = "",
        notes: String,
        in id: Int64,
        seen revision: Int = 0,
        by name: String
    ) async throws {
        try await sessions.write(agenda: agenda, notes: notes, in: id, seen: revision, by: try centre.viewer(name))
    }

    func details(_ id: Int64, by name: String) async throws -> SupervisionDetails {
        try await sessions.details(id, by: try centre.viewer(name))
    }

    /// What somebody was told of sessions, the newest first.
    func told(_ name: String) async throws -> [String] {
        try await Notices(centre.platform).own(Page(size: 50), by: try centre.viewer(name)).items.map(\.words)
            .filter { $0.contains("supervision session") }
    }

    /// That something is refused, with its reasons, and changes nothing.
    func expectRefused(
        _ comment: Comment,
        _ body: () async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await centre.fingerprint()
        await #expect(throws: (any Error).self, comment, sourceLocation: sourceLocation) { try await body() }
        #expect(try await centre.fingerprint() == before, comment, sourceLocation: sourceLocation)
    }
}
