// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Choosing how one is told` {
    private func choose(_ byMail: NoticeWay.ByMail, inPage: Bool = true, _ name: String, _ centre: Centre) async throws
    {
        let choice = NoticeChoice(kind: .roles, way: NoticeWay(inPage: inPage, byMail: byMail))
        try await NoticeChoices(centre.platform).choose([choice], by: try centre.viewer(name))
    }

    private func appoint(_ name: String, _ centre: Centre, as role: String = "educator") async throws {
        try await Roles(centre.platform).give(
            Gift(of: role, to: try centre.person(name)),
            by: try centre.viewer("grace")
        )
    }

    @Test(arguments: Backing.all)
    func `in a digest, once a day, what is unread by then`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await choose(.daily, "ruth", centre)
            try await appoint("ruth", centre)
            try await appoint("ruth", centre, as: "assessor")
            #expect(try await centre.sendMails().isEmpty, "not at once")

            centre.clock.advance(seconds: 86_400)
            let mails = try await centre.sendMails()
            guard case .digest(let notices) = try #require(mails.first).content else { throw Unexpected() }
            #expect(mails.count == 1 && notices.count == 2)
            #expect(mails.first?.stopping?.topic == .digest)

            try await appoint("ruth", centre, as: "centre-administrator")
            let own = try await Notices(centre.platform).own(by: try centre.viewer("ruth"))
            try await Notices(centre.platform).markRead(
                upTo: try #require(own.items.first).id,
                by: try centre.viewer("ruth")
            )
            centre.clock.advance(seconds: 86_400)
            #expect(try await centre.sendMails().isEmpty, "what was read is not told again")
        }
    }

    @Test(arguments: Backing.all)
    func `neither here nor by mail, unless it is not optional`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let ruth = try centre.viewer("ruth")
            try await choose(.never, inPage: false, "ruth", centre)
            try await appoint("ruth", centre)
            #expect(try await Notices(centre.platform).own(by: ruth).total == 0)
            #expect(try await centre.sendMails().isEmpty)

            let security = NoticeChoice(kind: .security, way: NoticeWay(inPage: false, byMail: .never))
            await #expect(throws: InvalidInput.self) {
                try await NoticeChoices(centre.platform).choose([security], by: ruth)
            }
            try await Accounts(centre.platform).changePassword(from: Centre.password, to: "four loud herons", by: ruth)
            #expect(try await centre.sendMails().count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `by the link in a mail, for this kind and this person alone`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await appoint("ruth", centre)
            let stopping = try #require(try await centre.sendMails().first?.stopping)
            let entrance = Entrance(centre.platform)
            let pedro = try centre.person("pedro")

            for (topic, person, mark) in [
                (stopping.topic, pedro, stopping.mark), (.digest, stopping.person, stopping.mark),
                (stopping.topic, stopping.person, String(stopping.mark.dropLast()) + "-"),
            ] {
                await #expect(throws: NotFound.self) {
                    try await entrance.stopMails(about: topic, for: person, mark: mark, in: centre.id)
                }
            }
            for _ in 0..<2 {
                try await entrance.stopMails(
                    about: stopping.topic,
                    for: stopping.person,
                    mark: stopping.mark,
                    in: centre.id
                )
            }
            try await appoint("ruth", centre, as: "assessor")
            #expect(try await centre.sendMails().isEmpty)
            #expect(try await Notices(centre.platform).own(by: try centre.viewer("ruth")).total == 2)
            #expect(try await centre.mailStates().count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `once somebody wants no more of it, what is queued already is not sent either`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await choose(.daily, "ruth", centre)
            try await appoint("ruth", centre)
            try await choose(.never, "ruth", centre)
            centre.clock.advance(seconds: 86_400)
            #expect(try await centre.sendMails().isEmpty)
            #expect(try await centre.mailStates() == ["daily digest dropped: they want no mail of it any more"])
        }
    }

    @Test(arguments: Backing.all)
    func `nobody reads or marks another's notices`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await appoint("ruth", centre)
            let notices = Notices(centre.platform)
            let last = try #require(try await notices.own(by: try centre.viewer("ruth")).items.first)

            #expect(try await notices.own(by: try centre.viewer("pedro")).items.isEmpty)
            try await notices.markRead(upTo: last.id, by: try centre.viewer("pedro"))
            #expect(try await notices.own(by: try centre.viewer("ruth")).items.map(\.isRead) == [false])
        }
    }

    private struct Unexpected: Error {}
}
