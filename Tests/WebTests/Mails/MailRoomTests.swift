// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Learning
import Logging
import Mail
import TestSupport
import Testing

@testable import Web

/// From the verb to the mail server that `bin/test` starts.
@Suite(.enabled(if: TestMailServer.isNamed)) struct `Mails on their way` {
    private let running: TestMailServer

    init() throws {
        running = try #require(TestMailServer.running)
    }

    private func room(_ stage: Stage, port: Int? = nil) throws -> MailRoom {
        let server = SMTPServer(
            try SMTPAddress("smtp://lyceum@localhost:\(port ?? running.port("starttls"))"),
            password: running.password,
            authorities: running.authorities
        )
        let setup = MailRoom.Setup(
            server,
            from: try #require(Mailbox("learn@lyceum.example")),
            linkingTo: Origin(.https, host: "learn.example.org")
        )
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return MailRoom(stage.platform, setup, logger: logger)
    }

    private func register(_ name: String, on stage: Stage, _ kind: String = "nour") async throws -> String {
        let address = "\(kind)-\(UUID().uuidString.lowercased())@mail.example"
        _ = try await People(stage.platform).register(name: name, email: address, password: nil, by: stage.founder)
        return address
    }

    @Test func `receivers whom the mail server puts off keep no other mail waiting`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            for number in 0..<4 { _ = try await register("Off \(number)", on: stage, "off\(number)") }
            var others: [String] = []
            for number in 0..<4 { others.append(try await register("Nour \(number)", on: stage)) }
            let room = try room(stage)

            #expect(await room.round() == .worked)

            for address in others { #expect(try running.received(by: address).count == 1) }
            let waiting = try await Mails(stage.platform).list(.waiting).items
            #expect(waiting.count == 4 && waiting.allSatisfy { $0.tries == 1 && $0.reason?.contains("454") == true })
        }
    }

    @Test func `an invitation arrives, and its link opens the page to set a password`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let address = try await register("Zoë <Ōkuma>", on: stage)

            #expect(try await room(stage).round() == .worked)

            let received = try running.received(by: address)
            let mail = try #require(received.first)
            #expect(received.count == 1)
            #expect(mail.subject == "Your invitation to Ashford Hospitals")
            #expect(mail.sender.contains("Ashford Hospitals"))
            #expect(mail.html.contains("Hello Zoë &lt;Ōkuma&gt;,") && mail.text.contains("Hello Zoë <Ōkuma>,"))
            let mark = "https://learn.example.org/ashford/"
            let place = try #require(mail.text.firstRange(of: mark + "invitation/"))
            let link = String(mail.text[place.lowerBound...].dropFirst(mark.count).prefix { !$0.isWhitespace })
            #expect(try await stage.browser().open(link).status == 200)
            #expect(try await room(stage).round() == .nothing, "it is sent once")
        }
    }

    @Test func `a refused address is told on the person's page`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            _ = try await register("Nour Haddad", on: stage, "refused")

            #expect(try await room(stage).round() == .worked)

            let page = try await stage.browser(of: Stage.claire).open("people/1")
            #expect(page.text.contains("Not arrived") && page.text.contains("550 5.1.1 no such mailbox here"))
        }
    }

    @Test func `while the mail server is away everything waits, and goes when it is back`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            var addresses: [String] = []
            for number in 0..<8 { addresses.append(try await register("Nour \(number)", on: stage)) }

            #expect(try await room(stage, port: 1).round() == .unreachable)
            #expect(try await Mails(stage.platform).list(.waiting).total == 8)
            stage.time.pass(seconds: 61)
            #expect(try await room(stage).round() == .worked)

            for address in addresses { #expect(try running.received(by: address).count == 1) }
        }
    }

    @Test func `who chose the page alone is sent nothing, and security is told in any case`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let tom = try await stage.add("Tom Baker")
            let address = "tom-\(UUID().uuidString.lowercased())@mail.example"
            try await People(stage.platform).changeSignIn(of: tom, email: address, password: nil, by: stage.founder)
            let never = NoticeChoice(kind: .roles, way: NoticeWay(inPage: true, byMail: .never))
            try await NoticeChoices(stage.platform).choose([never], by: stage.viewer(tom))
            try await Roles(stage.platform).give(Gift(of: "educator", to: tom), by: stage.founder)
            try await Accounts(stage.platform).changePassword(
                from: Stage.password,
                to: "four loud herons",
                by: stage.viewer(tom)
            )

            #expect(try await room(stage).round() == .worked)

            let received = try running.received(by: address)
            #expect(received.map(\.subject) == ["Your password was changed – Ashford Hospitals"])
            #expect(received.first?.unsubscribe == nil)
        }
    }
}
