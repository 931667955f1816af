// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Nadia arranges sessions, Priya is a centre administrator, Farah an educator.
@Suite struct `A form that is sent twice` {
    private static func word() throws -> FormWord { try #require(FormWord(Token.random())) }

    private static func count(_ table: SQL, in centre: Centre) async throws -> Int {
        try await centre.database.read { try $0.rows("SELECT id FROM \(table)").count }
    }

    @Test(arguments: Backing.all)
    func `makes one session, also of two servers at once, and tells its learner once (H-14)`(
        backing: Backing
    ) async throws {
        try await Meetings.open(on: backing) { meetings in
            let (form, plan) = (try Self.word(), meetings.plan(days: 3))
            let (amara, nadia) = (try meetings.centre.person("amara"), try meetings.centre.viewer("nadia"))
            let servers = [meetings.centre.platform, meetings.centre.elsewhere.platform]
            let made = try await withThrowingTaskGroup(of: Int64.self) { group in
                for server in servers {
                    group.addTask { try await Supervisions(server).arrange(plan, with: amara, form: form, by: nadia) }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(made.count == 1)
            #expect(try await meetings.told("amara").count == 1)

            // Back in the form, with another day, it is another session.
            let other = try await meetings.sessions
                .arrange(meetings.plan(days: 4), with: amara, form: form, by: nadia)
            #expect(!made.contains(other))
            // Of another person, the same word is another form.
            let farahs = try await meetings.sessions
                .arrange(plan, with: amara, form: form, by: try meetings.centre.viewer("farah"))
            #expect(!made.contains(farahs) && farahs != other)
            #expect(try await Audit(meetings.centre.platform).verify(meetings.centre.id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `makes one request to support, with one reply`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (requests, farah) = (SupportRequests(centre.platform), try centre.viewer("farah"))
            let (asking, replying) = (try Self.word(), try Self.word())
            var made: Set<Int64> = []
            for _ in 1...2 {
                let id = try await requests.ask(.other, "Dates", saying: "When?", form: asking, by: farah)
                try await requests.reply(to: id, saying: "This month?", form: replying, by: farah)
                made.insert(id)
            }
            let id = try #require(made.first)
            #expect(made.count == 1)
            #expect(try await requests.details(id, by: farah).messages.map(\.text) == ["When?", "This month?"])
            try await requests.reply(to: id, saying: "Next month?", form: replying, by: farah)
            #expect(try await requests.details(id, by: farah).messages.count == 3)
        }
    }

    @Test(arguments: Backing.all)
    func `makes one course, part, report, question and answer (H-11, H-12, H-19)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            let (centre, priya) = (ward.centre, try ward.centre.viewer("priya"))
            let (courses, form) = (Courses(centre.platform), try Self.word())
            let before = try await Self.count("saved_report", in: centre)
            for _ in 1...2 {
                let course = try await courses.create("Delirium", says: "", form: form, by: priya)
                let draft = CoursePartDraft(title: "Read", text: "Four signs.")
                try await courses.add(draft, as: .text, to: course, form: form, by: priya)
                #expect(try await courses.details(course, by: priya).parts.count == 1)
                let saved = SavedReports(centre.platform)
                _ = try await saved.save("Progress", .progress, ReportFilter(), form: form, by: priya)
                let questions = ProfileQuestions(centre.platform)
                try await questions.add(.init(words: "Where do you work?", kind: .text), form: form, by: priya)
                let often = FrequentQuestions(centre.platform)
                try await often.add("How long?", "Two years.", form: form, by: priya)
            }
            #expect(try await courses.list(named: "delirium", Page(), by: priya).courses.total == 1)
            #expect(try await Self.count("saved_report", in: centre) == before + 1)
            #expect(try await ProfileQuestions(centre.platform).list(by: priya).count == 1)
            let often = try await FrequentQuestions(centre.platform).list(finding: "How long?", by: priya)
            #expect(often.items.count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `is asked for its right again, and forgotten after a day and with its sender`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (courses, priya) = (Courses(centre.platform), try centre.viewer("priya"))
            let (form, grace) = (try Self.word(), try centre.viewer("grace"))
            _ = try await courses.create("Delirium", says: "", form: form, by: priya)
            let ruth = try centre.viewer("ruth")
            await #expect(throws: Refused.self) {
                _ = try await courses.create("Delirium", says: "", form: form, by: ruth)
            }
            centre.clock.advance(seconds: 86_401)
            _ = try await courses.create("Pain", says: "", form: try Self.word(), by: grace)
            let kept = { try await centre.database.read { try $0.rows("SELECT made FROM form_sent").count } }
            #expect(try await kept() == 1)
            _ = try await courses.create("Pain", says: "", form: try Self.word(), by: priya)
            #expect(try await kept() == 2)
            try await Erasures(centre.platform).erase(try centre.person("priya"), by: grace)
            #expect(try await kept() == 1)
        }
    }

    @Test(arguments: ["", "1", "short", String(repeating: "a", count: 65)])
    func `has a word that is unlike others`(word: String) {
        #expect(FormWord(word) == nil)
    }

    @Test func `is known by where its texts end`() {
        #expect(TextMark.of(["ab", "c"]) != TextMark.of(["a", "bc"]))
        #expect(TextMark.of(["a", ""]) != TextMark.of(["a"]))
    }
}
