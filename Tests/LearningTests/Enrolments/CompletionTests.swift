// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `By when a Step is to be completed` {
    private static let daySeconds: Int64 = 86_400

    /// The first moment of a day, so many days from now.
    private static func day(_ count: Int64, in centre: Centre) -> Instant {
        Instant(seconds: (centre.clock.now.seconds / daySeconds + count) * daySeconds)
    }

    private static func told(_ name: String, in centre: Centre) async throws -> [String] {
        try await Notices(centre.platform).own(Page(size: 50), by: try centre.viewer(name)).items.map(\.words)
    }

    private static func set(_ days: Int64?, in ward: Ward, by name: String = "farah") async throws {
        let day = days.map { Self.day($0, in: ward.centre) }
        try await CompletionDates(ward.centre.platform)
            .set(day, for: ward.learner, on: ward.step, by: try ward.centre.viewer(name))
    }

    @Test(arguments: Backing.all)
    func `is set by who may enrol, and by nobody else, and the learner is told (H-5)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            for name in ["nadia", "amara", "jonas", "martin", "priya", "ruth"] {
                try await ward.expectRefused("\(name)") { try await Self.set(60, in: ward, by: name) }
            }
            try await ward.expectRefused("past") { try await Self.set(-1, in: ward) }
            try await ward.expectRefused("never") { try await Self.set(9_999, in: ward) }
            try await Self.set(60, in: ward)
            #expect(try await ward.record().completeBy?.day == Self.day(60, in: ward.centre))
            let list = try await Learners(ward.centre.platform)
                .list(named: "amara", Page(), by: try ward.centre.viewer("nadia"))
            #expect(list.items.first?.steps.first?.completeBy?.isOverdue == false)
            #expect(try await Self.told("amara", in: ward.centre).contains { $0.hasPrefix("Complete Step 1 prof") })
            try await ward.expectRefused("the same again") { try await Self.set(60, in: ward) }
            try await Self.set(nil, in: ward)
            #expect(try await ward.record().completeBy == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `is reminded of two weeks before and when it is over, once each, on whichever server (H-5)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let centre = ward.centre
            let (here, there) = (Reminders(centre.platform), Reminders(centre.elsewhere.platform))
            try await Self.set(30, in: ward)
            #expect(try await here.tell(in: centre.id) == 0)
            centre.clock.advance(seconds: 17 * Self.daySeconds)
            #expect(try await here.tell(in: centre.id) == 1)
            #expect(try await there.tell(in: centre.id) == 0)
            #expect(try await Self.told("amara", in: centre).first?.hasPrefix("Less than two weeks are left") == true)
            centre.clock.advance(seconds: 14 * Self.daySeconds)
            #expect(try await there.tell(in: centre.id) == 2, "the learner, and who set it")
            #expect(try await here.tell(in: centre.id) == 0)
            #expect(try await ward.record().completeBy?.isOverdue == true)
            #expect(try await Self.told("amara", in: centre).first?.contains("is overdue") == true)
            #expect(try await Self.told("farah", in: centre).first?.contains("of Amara Nwosu is overdue") == true)
        }
    }

    @Test(arguments: Backing.all)
    func `is nothing to be reminded of once the Step is signed off, or the learner has left it (H-5, H-9)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let centre = ward.centre
            try await Self.set(20, in: ward)
            try await ward.completeStep()
            try await ward.signOffs
                .give(to: ward.learner, on: ward.step, saying: "", by: try centre.viewer("farah"))
            try await ward.expectRefused("it is closed") { try await Self.set(40, in: ward) }
            centre.clock.advance(seconds: 40 * Self.daySeconds)
            #expect(try await Reminders(centre.platform).tell(in: centre.id) == 0)
            let list = try await Learners(centre.platform).list(named: "amara", Page(), by: try centre.viewer("nadia"))
            #expect(list.items.first?.steps.first?.completeBy == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `comes with enrolling many, with an outcome for each, and ends with the enrolment (H-5)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let centre = ward.centre
            let (batches, farah) = (Batches(centre.platform), try centre.viewer("farah"))
            let people = try ["ruth", "pedro", "amara", "tess"].map { try centre.person($0) }
            let day = Self.day(90, in: centre)
            let act = BatchAct.enrol(role: "learner", node: ward.step, completeBy: day)
            let preview = try await batches.preview(act, for: people, by: farah)
            #expect(preview.rows.map(\.outcome) == [.done, .done, .nothing, .refused])
            #expect(preview.words.hasPrefix("Enrol on Step 1 proficiencies, to be completed by "))
            for name in ["nadia", "martin"] {
                let viewer = try centre.viewer(name)
                let refused = try? await batches.preview(act, for: people, by: viewer).count(.done)
                #expect(refused ?? 0 == 0, "\(name) enrols nobody")
            }
            let id = try await batches.begin(act, for: people, by: farah)
            #expect(try await batches.run(id, for: .seconds(300), by: farah) == 0)
            #expect(try await ward.record(of: "ruth").completeBy?.day == day)
            #expect(try await ward.record(of: "amara").completeBy == nil, "who was enrolled keeps what they have")
            let undoing = try await batches.beginUndo(of: id, by: farah)
            #expect(try await batches.run(undoing, for: .seconds(300), by: farah) == 0)
            let again = try await batches.begin(
                .enrol(role: "learner", node: ward.step, completeBy: nil),
                for: [try centre.person("ruth")],
                by: farah
            )
            #expect(try await batches.run(again, for: .seconds(300), by: farah) == 0)
            #expect(try await ward.record(of: "ruth").completeBy == nil, "another enrolment has a date of its own")
        }
    }
}
