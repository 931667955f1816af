// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Priya is a centre administrator, Farah an educator; Amara is a learner who has one course and was offered another.
@Suite struct `Learning courses` {
    @Test(arguments: Backing.all)
    func `are made, filled and found by who looks after them (H-19)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, priya) = (Courses(centre.platform), try centre.viewer("priya"))

            let course = try await courses.create("Delirium", says: "An hour.", by: priya)
            try await courses.add(.init(title: "Read first", text: "Four signs."), as: .text, to: course, by: priya)
            try await courses.add(
                .init(title: "Guideline", text: "", address: "https://www.example.org/delirium"),
                as: .link,
                to: course,
                by: priya
            )
            let pdf = SentFile(name: "chart.exe", bytes: Array("%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n".utf8))
            try await courses.add(.init(title: "Chart", text: "", file: pdf), as: .file, to: course, by: priya)
            let file = try #require(try await courses.details(course, by: priya).parts.last)
            try await courses.moveUp(file.id, of: course, by: priya)
            try await courses.edit(course, title: "Delirium on the ward", says: "Two hours.", by: priya)

            let details = try await courses.details(course, by: priya)
            #expect(details.title == "Delirium on the ward" && details.says == "Two hours.")
            #expect(details.parts.map(\.title) == ["Read first", "Chart", "Guideline"])
            #expect(details.mayEdit && details.mayRemove && details.mayHandOut == [.current, .available])
            let (name, stored) = try await courses.file(of: file.id, in: course, by: priya)
            #expect(name == "chart.pdf" && stored.type == "application/pdf" && stored.content == pdf.bytes)
            let (list, mayCreate) = try await courses.list(named: "DELI", Page(), by: priya)
            #expect(list.items.map(\.title) == ["Delirium on the ward"] && mayCreate)
            try await courses.removePart(file.id, of: course, by: priya)
            #expect(try await courses.details(course, by: priya).parts.map(\.title) == ["Read first", "Guideline"])
            try await courses.remove(course, by: priya)
            await #expect(throws: NotFound.self) { try await courses.details(course, by: priya) }
        }
    }

    @Test(arguments: Backing.all)
    func `are nothing to educators, learners and other delegates but what they were given (H-19)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, sepsis) = (Courses(centre.platform), try centre.node("sepsis"))
            let before = try await centre.fingerprint()
            for name in ["farah", "nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: (any Error).self, "\(name)") { try await courses.list(Page(), by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") { try await courses.details(sepsis, by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await courses.takers(of: sepsis, Page(), by: viewer)
                }
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await courses.create("Mine", says: "", by: viewer)
                }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await courses.edit(sepsis, title: "Mine", says: "", by: viewer)
                }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await courses.add(.init(title: "Mine", text: "x"), as: .text, to: sepsis, by: viewer)
                }
                await #expect(throws: (any Error).self, "\(name)") { try await courses.remove(sepsis, by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await courses.candidates(for: sepsis, Page(), by: viewer)
                }
                let handing = HandingOut(sepsis, as: .current, to: [try centre.person("jonas")])
                await #expect(throws: (any Error).self, "\(name)") { try await courses.preview(handing, by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") { try await courses.handOut(handing, by: viewer) }
            }
            // A Step is no course, whoever asks.
            await #expect(throws: NotFound.self) {
                try await courses.details(centre.node("step-1"), by: centre.viewer("priya"))
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `are handed out to learners of a Step alone, and enrol nobody (H-19, H-5)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, priya) = (Courses(centre.platform), try centre.viewer("priya"))
            let (sepsis, jonas) = (try centre.node("sepsis"), try centre.person("jonas"))

            let candidates = try await courses.candidates(for: sepsis, Page(size: 100), by: priya).items
            #expect(candidates.contains { $0.person == jonas && $0.state == nil })
            #expect(try candidates.contains { try $0.person == centre.person("amara") && $0.state == .current })
            for name in ["ruth", "marek", "farah", "yusuf"] {
                #expect(try !candidates.map(\.person).contains(centre.person(name)), "\(name)")
            }

            let people = try [jonas, centre.person("amara")]
            let outlook = try await courses.preview(HandingOut(sepsis, as: .available, to: people), by: priya)
            #expect(outlook.names == ["Jonas Feldmann"] && outlook.leftOut == ["Amara Nwosu"])
            #expect(outlook.preview.peopleCount == 1)
            let count = try await courses.handOut(HandingOut(sepsis, as: .available, to: people), by: priya)
            #expect(count == 1)
            let offered = try await courses.own(by: centre.viewer("jonas"))
            #expect(offered.first { $0.node == sepsis }?.state == .available)

            // Assigning it takes the place of the offer.
            _ = try await courses.handOut(HandingOut(sepsis, as: .current, to: [jonas]), by: priya)
            let held = try await People(centre.platform).details(jonas, by: priya).holdings
                .filter { $0.node == sepsis && $0.state == .current }
            #expect(held.map(\.role) == ["course-learner"])

            let before = try await centre.fingerprint()
            let ruth = HandingOut(sepsis, as: .current, to: [try centre.person("ruth")])
            await #expect(throws: InvalidInput.self) { try await courses.handOut(ruth, by: priya) }
            let again = HandingOut(sepsis, as: .current, to: [jonas])
            await #expect(throws: InvalidInput.self) { try await courses.handOut(again, by: priya) }
            let completed = HandingOut(sepsis, as: .completed, to: [try centre.person("ines")])
            await #expect(throws: InvalidInput.self) { try await courses.handOut(completed, by: priya) }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `are taken up, opened and completed by their learner, and nobody else (H-13, H-19)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, amara) = (Courses(centre.platform), try centre.viewer("amara"))
            let (course, priya) = (try centre.node("bereavement"), try centre.viewer("priya"))
            try await courses.add(.init(title: "Listen", text: "First."), as: .text, to: course, by: priya)

            let offer = try await courses.own(course, by: amara)
            #expect(offer.state == .available && offer.parts.isEmpty && offer.mayTakeUp && !offer.mayComplete)
            await #expect(throws: Refused.self) { try await courses.complete(course, on: nil, by: amara) }
            try await courses.takeUp(course, by: amara)
            let current = try await courses.own(course, by: amara)
            #expect(current.state == .current && current.parts.map(\.title) == ["Listen"] && !current.mayTakeUp)

            let tomorrow = Instant(seconds: centre.clock.now.seconds + 86_400)
            await #expect(throws: InvalidInput.self) { try await courses.complete(course, on: tomorrow, by: amara) }
            try await courses.complete(course, on: nil, by: amara)
            await #expect(throws: Objection.self) { try await courses.complete(course, on: nil, by: amara) }
            #expect(try await courses.own(course, by: amara).state == .completed)
            let takers = try await courses.takers(of: course, in: .completed, Page(), by: priya)
            #expect(takers.items.map(\.name) == ["Amara Nwosu"] && takers.items[0].completedOn != nil)
            try await courses.takeBack(course, by: amara)
            #expect(try await courses.own(course, by: amara).state == .current)

            let before = try await centre.fingerprint()
            for name in ["jonas", "ruth", "farah", "priya"] {
                let other = try centre.viewer(name)
                await #expect(throws: (any Error).self, "\(name)") { try await courses.own(course, by: other) }
                await #expect(throws: (any Error).self, "\(name)") { try await courses.takeUp(course, by: other) }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await courses.complete(course, on: nil, by: other)
                }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `end with their learner's last Step, and stay in their own data until they are erased (H-19)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, amara) = (Courses(centre.platform), try centre.viewer("amara"))
            let (sepsis, farah) = (try centre.node("sepsis"), try centre.viewer("farah"))
            try await courses.complete(sepsis, on: nil, by: amara)
            let step = try await centre.holding("learner", of: "amara", by: "farah")
            try await Roles(centre.platform).end(try #require(step.id), by: farah)

            let left = try await courses.own(by: amara)
            #expect(left.map(\.title) == ["Recognising sepsis"] && left.allSatisfy { !$0.isOpen })
            await #expect(throws: (any Error).self) { try await courses.own(sepsis, by: amara) }
            let section = { (data: OwnData) in data.sections.first { $0.heading == .courses }?.rows ?? [] }
            #expect(
                section(try await PersonalData(centre.platform).own(by: amara)).map { $0[0] } == ["Recognising sepsis"]
            )

            let manager = try centre.viewer("grace")
            try await Erasures(centre.platform).erase(try centre.person("amara"), by: manager)
            let rows = try await centre.database.read { try $0.rows("SELECT id FROM course_completion").count }
            #expect(rows == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `that were completed stay listed, without their contents, when they are taken away or removed (H-13, H-19)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, amara) = (Courses(centre.platform), try centre.viewer("amara"))
            let (sepsis, priya) = (try centre.node("sepsis"), try centre.viewer("priya"))
            try await courses.add(.init(title: "Read first", text: "Six signs."), as: .text, to: sepsis, by: priya)
            try await courses.complete(sepsis, on: nil, by: amara)
            let day = try await courses.own(sepsis, by: amara).completedOn

            try await courses.edit(sepsis, title: "Sepsis, second edition", says: "", by: priya)
            let holding = try await centre.holding("course-learner", of: "amara", by: "priya")
            try await Roles(centre.platform).end(try #require(holding.id), by: priya)
            let ended = try #require(try await courses.own(by: amara).first { $0.node == sepsis })
            #expect(ended.title == "Recognising sepsis" && ended.state == .completed && ended.completedOn == day)
            #expect(ended.parts.isEmpty && ended.says.isEmpty && !ended.isOpen && !ended.mayTakeBack)
            await #expect(throws: (any Error).self) { try await courses.own(sepsis, by: amara) }

            try await courses.remove(sepsis, by: priya)
            #expect(try await courses.own(by: amara).filter { $0.node == sepsis } == [ended])
            for name in ["jonas", "wren", "farah", "priya"] {
                let others = try await courses.own(by: try centre.viewer(name))
                #expect(!others.contains { $0.state == .completed }, "\(name)")
            }
        }
    }

    @Test(
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "https:", "//example.org", "https://ada@example.org", "x y",
            "https://example.org/\"onclick", "ftp://example.org", "", "https://example.org/a b",
        ]
    )
    func `link to pages of the web alone`(address: String) {
        #expect(LinkAddress.checked(address) == nil)
        #expect(LinkAddress.checked("https://www.example.org/a?b=c#d") != nil)
    }

    @Test(arguments: ["university", "collaborative", "talent", "workforce"])
    func `are not for organisations whose people come to courses by other ways`(model: String) async throws {
        try await Centre.found(model, on: .sqlite) { centre in
            let top = try centre.described.topHolder(in: centre)
            await #expect(throws: NotFound.self) { try await Courses(centre.platform).list(Page(), by: top) }
            #expect(try await Courses(centre.platform).own(by: top).isEmpty)
        }
    }
}
