// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Reports of a centre` {
    @Test(arguments: Backing.all)
    func `are read by centre managers and administrators, and refused to all others (H-13, H-19)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let reports = Reports(ward.centre.platform)
            for name in ["martin", "priya", "grace"] {
                let viewer = try ward.centre.viewer(name)
                #expect(try await reports.kinds(by: viewer) == ReportKind.allCases, "\(name)")
                for kind in ReportKind.allCases { _ = try await reports.run(kind, by: viewer) }
            }
            for name in ["farah", "nadia", "amara", "ruth", "delphine", "gideon"] {
                let viewer = try ward.centre.viewer(name)
                try await ward.expectRefused("\(name)") { _ = try await reports.kinds(by: viewer) }
                for kind in ReportKind.allCases {
                    try await ward.expectRefused("\(name), \(kind)") { _ = try await reports.run(kind, by: viewer) }
                    try await ward.expectRefused("\(name), file of \(kind)") {
                        _ = try await reports.export(kind, ReportFilter(), part: 0, by: viewer)
                    }
                }
                try await ward.expectRefused("\(name)") {
                    _ = try await reports.enrolments(ReportFilter(), Page(), by: viewer)
                }
                try await ward.expectRefused("\(name)") {
                    _ = try await reports.progress(ReportFilter(), Page(), by: viewer)
                }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `on progress count what is required, by how much of it is confirmed (H-19)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let priya = try ward.centre.viewer("priya")
            try await ward.completeStep()
            // The fifth is optional, and so counts for nothing.
            try await ward.answer(5, by: "jonas")
            try await ward.answer(1, by: "wren")
            try await ward.answer(2, by: "ines")
            try await ward.answer(3, by: "ines")

            let report = try await Reports(ward.centre.platform).run(.progress, by: priya)
            let (confirmed, said) = (try #require(report.parts.first), try #require(report.parts.last))

            // Amara, Jonas, Siobhán, Owen, Wren, Inês and Dev are on Step 1; Akua's begins next year, Luca's ended.
            #expect(confirmed.rows.map(\.title) == ["Step 1 proficiencies"])
            #expect(confirmed.series == ["Nothing yet", "Less than half", "Half or more", "All", "Signed off"])
            #expect(confirmed.rows.first?.values == [6, 0, 0, 1, 0])
            #expect(said.rows.first?.values == [4, 1, 1, 1])

            try await ward.signOffs.ask(saying: "", on: ward.step, by: try ward.centre.viewer("amara"))
            try await ward.signOffs.give(to: ward.learner, on: ward.step, saying: "", by: ward.centre.viewer("farah"))
            let after = try await Reports(ward.centre.platform).run(.progress, by: priya)
            #expect(after.parts.first?.rows.first?.values == [6, 0, 0, 0, 1])
            let signOffs = try await Reports(ward.centre.platform).run(.signOffs, by: priya)
            #expect(signOffs.parts.first?.rows.last?.values == [1])
            #expect(signOffs.facts.first == "1 sign-off in this time.")
        }
    }

    @Test(arguments: Backing.all)
    func `on waiting name who was asked, how much and since when (H-19)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            for number in 1...3 { try await ward.answer(number) }
            try await ward.ask("nadia", "farah", about: 1, 2)
            let first = ward.centre.clock.now
            ward.centre.clock.advance(seconds: 3 * 86_400)
            try await ward.ask("nadia", about: 3)

            let priya = try ward.centre.viewer("priya")
            let report = try await Reports(ward.centre.platform).run(.waiting, by: priya)
            let rows = try #require(report.parts.first).rows

            #expect(Set(rows.map { "\($0.title) \($0.sum)" }) == ["Nadia Haddad 3", "Farah Siddiqui 2"])
            #expect(rows.allSatisfy { $0.note == first.dayWords })

            try await ward.confirm(1, by: "nadia")
            let after = try await Reports(ward.centre.platform).run(.waiting, by: priya)
            #expect(Set(after.parts[0].rows.map { "\($0.title) \($0.sum)" }) == ["Nadia Haddad 2", "Farah Siddiqui 1"])
        }
    }

    @Test(arguments: Backing.all)
    func `on confirming tell within how many days, and keep what was superseded since (H-19)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            for (number, days) in [(1, 0), (2, 2), (3, 9)] {
                try await ward.answer(number)
                try await ward.ask("nadia", about: number)
                ward.centre.clock.advance(seconds: Int64(days) * 86_400)
                try await ward.confirm(number, by: "nadia")
            }
            // What is sent back was not confirmed, and what changed later was confirmed all the same.
            try await ward.answer(4, "Often")
            try await ward.ask("nadia", about: 4)
            try await ward.confirmations.sendBack(
                [try await ward.present(4)],
                comment: "Not yet",
                by: ward.centre.viewer("nadia")
            )
            try await ward.answer(1, evidence: "Another night")

            let priya = try ward.centre.viewer("priya")
            let report = try await Reports(ward.centre.platform).run(.confirming, by: priya)

            #expect(report.facts == ["3 confirmations: half of them came within 2 days, nine of ten within 9 days."])
            let spread = try #require(report.parts.last).rows.map { $0.values[0] }
            #expect(spread == [1, 1, 0, 1, 0, 0])
        }
    }

    @Test(arguments: Backing.all)
    func `on registrations and enrolments count by month what lies in the time that is asked about (H-19)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (centre, priya) = (ward.centre, try ward.centre.viewer("priya"))
            for name in ["Nour Haddad", "Sam Lee"] {
                let email = "\(name.prefix(3).lowercased())@example.org"
                try await Entrance(centre.platform)
                    .askForAccount(name: name, email: email, password: Centre.password, in: centre.id)
            }
            let waiting = try await People(centre.platform).registrations(Page(), by: priya).items
            let sam = try #require(waiting.first { $0.name == "Sam Lee" })
            try await People(centre.platform).decide(sam.id, approve: false, by: priya)

            let reports = Reports(centre.platform)
            let all = try await reports.run(.registrations, by: priya)
            let last = try await reports.run(.registrations, ReportFilter(period: .lastMonth), by: priya)
            #expect(all.parts[0].rows.count == 12 && all.parts[0].rows.last?.title == "November 2026")
            let row = try #require(all.parts[0].rows.last)
            #expect(row.values[1] == 1 && (row.values[2] ?? 0) >= 1)
            #expect(last.parts[0].rows.map(\.title) == ["October 2026"] && last.parts[0].isEmpty)

            let step = ReportFilter(step: ward.step, period: .fiveYears)
            let enrolments = try await reports.run(.enrolments, step, by: priya)
            let list = try await reports.enrolments(step, Page(size: 100), by: priya).page
            #expect(enrolments.parts[0].rows.reduce(0) { $0 + $1.sum } == list.total)
            let luca = try #require(list.items.first { $0.personName == "Luca Ferraro" })
            #expect(luca.givenByName == "Tomasz Wierzbicki" && luca.state == .ended)
            #expect(luca.from.dayWords == "4 November 2024")
            let newest = try await reports.enrolments(ReportFilter(step: ward.step), Page(), by: priya).page
            #expect(!newest.items.contains { $0.personName == "Luca Ferraro" })
        }
    }

    @Test(arguments: Backing.all)
    func `on sign-offs count as waiting who is on the Step, and nobody whose role ended (H-19)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            let (centre, reports) = (ward.centre, Reports(ward.centre.platform))
            let (priya, farah) = (try centre.viewer("priya"), try centre.viewer("farah"))
            try await ward.completeStep()
            try await ward.signOffs.ask(saying: "", on: ward.step, by: try centre.viewer("amara"))
            #expect(try await reports.run(.signOffs, by: priya).facts.last == "1 learner waits for one now.")

            let held = try await People(centre.platform).details(ward.learner, by: priya).holdings
            let enrolment = try #require(held.first { $0.role == "learner" && $0.state == .current }?.id)
            let end = Instant(seconds: centre.clock.now.seconds + 86_400)
            try await Roles(centre.platform).end(enrolment, at: end, by: farah)
            centre.clock.advance(seconds: 2 * 86_400)

            #expect(try await reports.run(.signOffs, by: priya).facts.last == "0 learners wait for one now.")
        }
    }

    @Test(arguments: Backing.all)
    func `refuse Steps that are none, and days that make no sense`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let (reports, priya) = (Reports(ward.centre.platform), try ward.centre.viewer("priya"))
            let course = try ward.centre.node("sepsis")
            for node in [course, NodeID(index: 9_999), .organisation] {
                await #expect(throws: NotFound.self) {
                    _ = try await reports.run(.progress, ReportFilter(step: node), by: priya)
                }
                await #expect(throws: NotFound.self) {
                    _ = try await reports.run(.progress, ReportFilter(group: node), by: priya)
                }
            }
            let (old, late) = (Instant(year: 1990, month: 1, day: 1), Instant(year: 2026, month: 2, day: 1))
            let backwards = ReportFilter(period: .days, from: late, until: old)
            let endless = ReportFilter(period: .days, from: old, until: late)
            for filter in [backwards, endless] {
                await #expect(throws: InvalidInput.self) { _ = try await reports.run(.signOffs, filter, by: priya) }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `leave an entry in the trail when they are taken as files`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let (reports, priya) = (Reports(ward.centre.platform), try ward.centre.viewer("priya"))
            let part = try await reports.export(.progress, ReportFilter(), part: 1, by: priya)
            #expect(part.title == "What learners say that they can do")
            await #expect(throws: NotFound.self) {
                _ = try await reports.export(.progress, ReportFilter(), part: 2, by: priya)
            }
            let martin = try ward.centre.viewer("martin")
            let trail = try await Audit(ward.centre.platform).entries(by: martin)
            #expect(trail.items.first?.words.contains("report: What learners say") == true)
        }
    }
}
