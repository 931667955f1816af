// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Asking support` {
    private static let note = SentFile(name: "Import log.txt", bytes: Array("line 3: no address\n".utf8))

    @Test(arguments: Backing.all)
    func `technical requests are for managers and administrators, the others for educators too (H-12)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let support = SupportRequests(centre.platform)
            let technical = try await support.ask(
                .technical,
                "The import fails",
                saying: "At line 3.",
                files: [Self.note],
                by: try centre.viewer("priya")
            )
            let other = try await support.ask(
                .other,
                "When does the pilot end?",
                saying: "We plan the year.",
                by: try centre.viewer("farah")
            )
            for (name, seen) in [
                ("grace", [other, technical]), ("martin", [other, technical]), ("owen", [other, technical]),
                ("farah", [other]), ("tomasz", [other]),
            ] {
                let viewer = try centre.viewer(name)
                #expect(try await support.list(by: viewer).items.map(\.id) == seen, "\(name)")
                let kinds = try await support.area(by: viewer).openable
                #expect(kinds == (seen.count == 2 ? [.technical, .other] : [.other]), "\(name)")
            }
            let file = try #require(
                try await support.details(technical, by: try centre.viewer("grace")).messages.first?.files.first
            )
            #expect(file.name == "Import log.txt")
            #expect(try await support.file(file.id, by: try centre.viewer("owen")).file.content == Self.note.bytes)

            let before = try await centre.fingerprint()
            let farah = try centre.viewer("farah")
            await #expect(throws: NotFound.self) { _ = try await support.details(technical, by: farah) }
            await #expect(throws: NotFound.self) { _ = try await support.file(file.id, by: farah) }
            await #expect(throws: Refused.self) {
                _ = try await support.ask(.technical, "Mine", saying: "x", by: farah)
            }
            for name in ["nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: NotFound.self, "\(name)") { _ = try await support.list(by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { _ = try await support.area(by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { _ = try await support.details(other, by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { _ = try await support.file(file.id, by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { try await support.close(other, by: viewer) }
                for kind in SupportKind.allCases {
                    await #expect(throws: NotFound.self, "\(name)") {
                        _ = try await support.ask(kind, "Help", saying: "me", by: viewer)
                    }
                }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `whoever asked replies, closes and opens again, and nobody else writes (H-12)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (support, desk) = (SupportRequests(centre.platform), SupportDesk(centre.platform))
            let priya = try centre.viewer("priya")
            let id = try await support.ask(.technical, "The import fails", saying: "At line 3.", by: priya)
            try await desk.answer(id, saying: "Remove the second sheet.", as: "Kim", in: centre.id)
            #expect(try await support.details(id, by: priya).summary.state == .answered)

            let before = try await centre.fingerprint()
            for name in ["martin", "grace", "owen"] {
                let viewer = try centre.viewer(name)
                #expect(try await !support.details(id, by: viewer).mayWrite, "\(name)")
                await #expect(throws: Refused.self) { try await support.reply(to: id, saying: "x", by: viewer) }
                await #expect(throws: Refused.self) { try await support.close(id, by: viewer) }
                await #expect(throws: Refused.self) { try await support.openAgain(id, saying: "x", by: viewer) }
            }
            await #expect(throws: Objection.self) { try await support.openAgain(id, saying: "x", by: priya) }
            await #expect(throws: InvalidInput.self) { try await support.reply(to: id, saying: " ", by: priya) }
            #expect(try await centre.fingerprint() == before)

            try await support.reply(to: id, saying: "It still fails.", files: [Self.note], by: priya)
            #expect(try await support.details(id, by: priya).summary.state == .open)
            try await support.close(id, by: priya)
            await #expect(throws: Objection.self) { try await support.reply(to: id, saying: "x", by: priya) }
            await #expect(throws: Objection.self) { try await support.close(id, by: priya) }
            await #expect(throws: Objection.self) {
                try await desk.answer(id, saying: "One more thing.", as: "Kim", in: centre.id)
            }
            try await support.openAgain(id, saying: "It came back.", by: priya)
            let said = try await support.details(id, by: priya)
            #expect(said.mayWrite && said.summary.state == .open)
            #expect(
                said.messages.map(\.by) == [
                    "Priya Raghunathan", "Kim", "Priya Raghunathan", "Priya Raghunathan", "Priya Raghunathan",
                ]
            )
            #expect(said.messages.map(\.act) == [.asked, .replied, .replied, .closed, .openedAgain])
            #expect(said.messages.map(\.isByOperator) == [false, true, false, false, false])
            #expect(said.messages[2].files.map(\.name) == ["Import log.txt"])
        }
    }

    @Test(arguments: Backing.all)
    func `an answer is told to whoever asked, as long as they may see it, here and by mail (H-12)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (support, desk) = (SupportRequests(centre.platform), SupportDesk(centre.platform))
            for name in ["owen", "farah"] {
                let id = try await support.ask(.other, "Dates", saying: "When?", by: try centre.viewer(name))
                try await desk.answer(id, saying: "In May.", as: "Kim", in: centre.id)
            }
            let notices = try await Notices(centre.platform).own(by: try centre.viewer("farah")).items
            #expect(notices.map(\.words).contains("Support answered your request 2."))
            // Before the mails go out Owen loses the role that let him see requests.
            let holding = try await centre.holding("centre-administrator", of: "owen", by: "grace")
            try await Roles(centre.platform).end(try #require(holding.id), by: try centre.viewer("grace"))

            let told = try await centre.sendMails().compactMap { mail -> String? in
                guard case .notices(let notices) = mail.content else { return nil }
                return notices.contains { $0.notice.kind == .support } ? mail.name : nil
            }
            #expect(told == ["Farah Siddiqui"])
            await #expect(throws: NotFound.self) { _ = try await support.details(1, by: try centre.viewer("owen")) }
            // What concerns support is a choice for those who have it, and for nobody else.
            let choices = NoticeChoices(centre.platform)
            #expect(try await choices.own(by: try centre.viewer("farah")).map(\.kind).contains(.support))
            #expect(try await !choices.own(by: try centre.viewer("nadia")).map(\.kind).contains(.support))
        }
    }

    @Test(arguments: Backing.all)
    func `what was asked goes with whoever asked, stands in their file, and no word of it in the trail`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (support, desk) = (SupportRequests(centre.platform), SupportDesk(centre.platform))
            let (farah, grace) = (try centre.viewer("farah"), try centre.viewer("grace"))
            let id = try await support.ask(.other, "Pilotende", saying: "Sonnenblume", files: [Self.note], by: farah)
            try await desk.answer(id, saying: "Rittersporn", as: "Kim", in: centre.id)

            let own = try await PersonalData(centre.platform).own(by: farah).sections
            let rows = try #require(own.first { $0.heading == .support }).rows
            #expect(rows.count == 2 && rows[0].contains("Sonnenblume") && rows[1].contains("Rittersporn"))
            #expect(rows[0].contains("Import log.txt"))
            let trail = try await Audit(centre.platform).entries(by: grace).items.map(\.words)
            #expect(trail.contains("asked support, as request 1"))
            #expect(trail.contains("answered the support request 1 of Farah Siddiqui"))
            #expect(!trail.joined().contains("Sonnenblume") && !trail.joined().contains("Pilotende"))

            try await Erasures(centre.platform).erase(try centre.person("farah"), by: grace)
            let left = try await centre.fingerprint().joined()
            for word in ["Sonnenblume", "Rittersporn", "Pilotende", "Import log"] {
                #expect(!left.contains(word), "\(word)")
            }
            #expect(try await support.list(by: grace).total == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `the list is narrowed by words, by state and to one's own`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (support, desk) = (SupportRequests(centre.platform), SupportDesk(centre.platform))
            let (priya, farah) = (try centre.viewer("priya"), try centre.viewer("farah"))
            let first = try await support.ask(.other, "Élan of 100%", saying: "Alpha", by: priya)
            let second = try await support.ask(.other, "Dates", saying: "Beta_1", by: farah)
            try await desk.close(second, saying: "Done.", as: "Kim", in: centre.id)
            func found(_ filter: SupportFilter) async throws -> [Int64] {
                try await support.list(filter, by: priya).items.map(\.id)
            }
            #expect(try await found(SupportFilter(search: "elan")) == [first])
            #expect(try await found(SupportFilter(search: "100%")) == [first])
            #expect(try await found(SupportFilter(search: "beta_")) == [second])
            #expect(try await found(SupportFilter(search: "a%b")).isEmpty)
            #expect(try await found(SupportFilter(state: .closed)) == [second])
            #expect(try await found(SupportFilter(state: .open)) == [first])
            #expect(try await found(SupportFilter(isOwn: true)) == [first])
            let page = try await support.list(SupportFilter(), Page(2, size: 1), by: priya)
            #expect(page.total == 2 && page.items.count == 1 && page.page.number == 2)
            #expect(try await desk.list(.open, of: centre.id).items.map(\.id) == [first])
        }
    }

    @Test(arguments: Backing.all)
    func `what is empty, too long, too much or of another kind is refused, and nothing is kept`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (support, desk) = (SupportRequests(centre.platform), SupportDesk(centre.platform))
            let priya = try centre.viewer("priya")
            let before = try await centre.fingerprint()
            let both = await #expect(throws: InvalidInput.self) {
                _ = try await support.ask(.other, " ", saying: "", by: priya)
            }
            #expect(both?.problems.map(\.field) == ["subject", "text"])
            let program = SentFile(
                name: "log.txt",
                bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 57)
            )
            for (text, files) in [(String(repeating: "x", count: 4_001), []), ("x", [program])] {
                await #expect(throws: InvalidInput.self) {
                    _ = try await support.ask(.other, "Dates", saying: text, files: files, by: priya)
                }
            }
            #expect(try await centre.fingerprint() == before)
            for _ in 0..<50 { _ = try await support.ask(.other, "Dates", saying: "When?", by: priya) }
            await #expect(throws: Objection.self) {
                _ = try await support.ask(.other, "One more", saying: "x", by: priya)
            }
            try await support.close(1, by: priya)
            #expect(try await support.ask(.other, "One more", saying: "x", by: priya) == 51)
            await #expect(throws: InvalidInput.self) { try await desk.answer(2, saying: "x", as: " ", in: centre.id) }
            await #expect(throws: Objection.self) { try await desk.answer(99, saying: "x", as: "Kim", in: centre.id) }
        }
    }
}
