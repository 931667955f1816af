// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Nour asks for an account with an address at hospital.example, which Grace, a centre manager, listed; Priya decides.
@Suite struct `Proving an address that is approved by itself` {
    private static let password = "three quiet owls"

    private func ask(_ centre: Centre, _ email: String = "Nour@Hospital.example", byMail: Bool = true) async throws {
        try await Entrance(centre.platform).askForAccount(
            name: "Nour Haddad",
            email: email,
            password: nil,
            byMail: byMail,
            in: centre.id
        )
    }

    private func listed(_ centre: Centre) async throws {
        try await ApprovedDomains(centre.platform).add("hospital.example", by: try centre.viewer("grace"))
    }

    private func waiting(_ centre: Centre) async throws -> [Registration] {
        try await People(centre.platform).registrations(by: try centre.viewer("priya")).items
    }

    private func prove(_ word: String, _ centre: Centre) async throws -> AddressProved {
        try await Entrance(centre.platform).proveAddress(settingPassword: Self.password, with: word, of: centre.id)
    }

    private func isTold(_ name: String, _ centre: Centre) async throws -> Bool {
        try await Notices(centre.platform).own(by: try centre.viewer(name)).items
            .contains { $0.notice == .registrationWaits }
    }

    @Test(arguments: Backing.all)
    func `lets in whoever follows the link, by the rule and with what they answered (H-2)`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, priya) = (Entrance(centre.platform), try centre.viewer("priya"))
            try await listed(centre)
            let ward = ProfileQuestionDraft(words: "Where do you work?", kind: .text)
            try await ProfileQuestions(centre.platform).add(ward, by: priya)
            try await entrance.askForAccount(
                name: "Nour Haddad",
                email: "Nour@Hospital.example",
                password: nil,
                answering: [1: "Ward 4"],
                byMail: true,
                in: centre.id
            )
            #expect(
                try await waiting(centre).first?.provesUntil != nil,
                "who decides sees that it waits for the address"
            )
            #expect(try await !isTold("priya", centre), "and has nothing to do")

            let mails = try await centre.sendMails()
            #expect(mails.map(\.address) == ["Nour@Hospital.example"])
            let word = try centre.word(mails)
            let applicant = try await entrance.applicant(with: word, of: centre.id)
            #expect(applicant.name == "Nour Haddad" && applicant.isLetInByRule)
            #expect(try await waiting(centre).count == 1, "looking uses nothing up")
            await #expect(throws: InvalidInput.self) {
                try await entrance.proveAddress(settingPassword: "short", with: word, of: centre.id)
            }
            #expect(try await prove(word, centre) == .letIn)

            let step = try await entrance.signIn(
                email: "nour@hospital.example",
                password: Self.password,
                to: centre.id,
                from: Browser("Firefox", at: "127.0.0.1")
            )
            guard case .signedIn = step else { throw Unexpected() }
            let people = People(centre.platform)
            let nour = try #require(try await people.list(PeopleFilter(search: "Nour"), by: priya).items.first).id
            #expect(try await people.details(nour, by: priya).answers.map(\.answer) == ["Ward 4"])
            #expect(try await waiting(centre).isEmpty)
            let entry = try #require(
                try await Audit(centre.platform).entries(by: try centre.viewer("grace")).items.first {
                    $0.words == "approved the registration of Nour Haddad"
                }
            )
            #expect(entry.actorName == nil)
            #expect(entry.reasons.contains("hospital.example") && entry.reasons.contains("the link in a mail"))
            await #expect(throws: NotFound.self, "once") { try await prove(word, centre) }
            await #expect(throws: NotFound.self) { try await entrance.applicant(with: word, of: centre.id) }
        }
    }

    @Test(arguments: Backing.all)
    func `is for no other domain, nor where no mail can be sent`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await listed(centre)
            for email in [
                "nour@ward.hospital.example", "nour@hospital.example.org", "nour@nothospital.example",
                "hospital.example@elsewhere.example",
            ] { try await ask(centre, email) }
            try await ask(centre, "tess@hospital.example", byMail: false)
            #expect(try await waiting(centre).map(\.provesUntil) == [nil, nil, nil, nil, nil])
            #expect(try await isTold("priya", centre))
            #expect(try await centre.sendMails().allSatisfy { if case .proof = $0.content { false } else { true } })
        }
    }

    @Test(arguments: Backing.all)
    func `leads to a decision once the domain is off the list, and then who decides is told`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await listed(centre)
            try await ask(centre)
            let word = try centre.word(try await centre.sendMails())
            try await ask(centre, "tess@hospital.example")
            try await ApprovedDomains(centre.platform).remove("hospital.example", by: try centre.viewer("grace"))

            #expect(try await isTold("priya", centre))
            #expect(try await waiting(centre).map(\.provesUntil) == [nil, nil])
            let before = try await centre.fingerprint()
            #expect(try await prove(word, centre) == .waits)
            #expect(try await centre.fingerprint() == before, "nothing happened")
            #expect(
                try await centre.sendMails().allSatisfy { $0.address != "tess@hospital.example" },
                "a mail that was still to be sent is not"
            )
            // Listed again, the same link leads on.
            try await listed(centre)
            #expect(try await prove(word, centre) == .letIn)
        }
    }

    @Test(arguments: Backing.all)
    func `ends with a decision, with time, and where the address became somebody's`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            try await listed(centre)
            try await ask(centre)
            let refused = try centre.word(try await centre.sendMails())
            try await people.decide(try #require(try await waiting(centre).first).id, approve: false, by: priya)
            await #expect(throws: NotFound.self) { try await prove(refused, centre) }

            try await ask(centre, "tess@hospital.example")
            let late = try centre.word(try await centre.sendMails())
            centre.clock.advance(seconds: AddressProof.secondsMaximum)
            await #expect(throws: NotFound.self) { try await prove(late, centre) }
            #expect(try await waiting(centre).map(\.provesUntil) == [nil])
            #expect(try await !isTold("priya", centre))
            try await Reminders(centre.platform).tell(in: centre.id)
            #expect(try await isTold("priya", centre), "somebody has to decide after all")

            try await ask(centre, "omar@hospital.example")
            let taken = try centre.word(try await centre.sendMails())
            _ = try await people.register(
                name: "Omar Aziz",
                email: "OMAR@hospital.example",
                password: Self.password,
                by: priya
            )
            let before = try await centre.fingerprint()
            await #expect(throws: NotFound.self) { try await prove(taken, centre) }
            await #expect(throws: NotFound.self) { try await prove("nonsense", centre) }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `who decides can still approve, and the link then leads nowhere`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await listed(centre)
            try await ask(centre)
            let word = try centre.word(try await centre.sendMails())
            let registration = try #require(try await waiting(centre).first).id
            let decision = try await People(centre.platform)
                .decide(registration, approve: true, by: try centre.viewer("priya"))
            guard case .invited = decision else { throw Unexpected() }
            await #expect(throws: NotFound.self) { try await prove(word, centre) }
            #expect(try await !centre.fingerprint().contains { $0.hasPrefix("registration_word") })
            guard case .approval = try await centre.sendMails().last?.content else { throw Unexpected() }
        }
    }

    @Test(arguments: Backing.all)
    func `asking again brings another mail, at most one in a quarter of an hour, and none to who is here`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await listed(centre)
            try await ask(centre)
            try await ask(centre)
            let first = try await centre.sendMails()
            #expect(first.count == 1)
            try await ask(centre)
            #expect(try await centre.sendMails().isEmpty)
            centre.clock.advance(seconds: SignInLimits.secondsCounted + 1)
            try await ask(centre)
            let second = try await centre.sendMails()
            #expect(second.count == 1)
            #expect(try await prove(try centre.word(first), centre) == .letIn, "the one before stays good")
            await #expect(throws: NotFound.self) { try await prove(try centre.word(second), centre) }

            centre.clock.advance(seconds: SignInLimits.secondsCounted + 1)
            try await centre.sendMails()
            let before = try await centre.fingerprint().filter { !$0.hasPrefix("sign_in_failure") }
            try await ask(centre)
            let after = try await centre.fingerprint().filter { !$0.hasPrefix("sign_in_failure") }
            #expect(after == before, "whoever is here is sent nothing")
        }
    }

    @Test(arguments: Backing.all)
    func `two who follow the same link at once make one person`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await listed(centre)
            try await ask(centre)
            let word = try centre.word(try await centre.sendMails())
            async let here = try? prove(word, centre)
            async let there = try? prove(word, centre.elsewhere)
            let proved = await [here, there].compactMap(\.self)
            #expect(proved == [.letIn])
            let found = try await People(centre.platform)
                .list(PeopleFilter(search: "Nour"), by: try centre.viewer("priya")).total
            #expect(found == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `a registration that lapses, or whose person is erased, leaves no word`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            try await listed(centre)
            try await Retention(centre.platform).keep(.waitingRegistrations, days: 14, by: grace)
            try await ask(centre)
            let word = try centre.word(try await centre.sendMails())
            centre.clock.advance(seconds: 14 * 86_400 + 1)
            _ = try await Retention(centre.platform).carryOut(in: centre.id)
            #expect(try await !centre.fingerprint().contains { $0.hasPrefix("registration_word") })
            await #expect(throws: NotFound.self) { try await prove(word, centre) }

            try await ask(centre, "tess@hospital.example")
            _ = try await prove(try centre.word(try await centre.sendMails()), centre)
            let tess = try #require(
                try await People(centre.platform).list(PeopleFilter(search: "Nour"), by: grace).items.first
            ).id
            try await People(centre.platform).deactivate(tess, by: grace)
            try await Erasures(centre.platform).erase(tess, by: grace)
            #expect(try await !centre.fingerprint().contains { $0.contains("tess@hospital.example") })
        }
    }

    private struct Unexpected: Error {}
}
