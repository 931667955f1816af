// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Mail
import TestSupport
import Testing

/// Against a real server, which `bin/test` starts.
@Suite(.enabled(if: TestMailServer.isNamed)) struct `Handing mails over` {
    private let running: TestMailServer

    init() throws {
        running = try #require(TestMailServer.running)
    }

    private func server(
        _ scheme: String = "smtp",
        _ listener: String = "starttls",
        user: String = "lyceum@",
        password: String? = nil,
        trusts: Bool = true
    ) throws -> SMTPServer {
        SMTPServer(
            try SMTPAddress("\(scheme)://\(user)localhost:\(running.port(listener))"),
            password: password ?? running.password,
            authorities: trusts ? running.authorities : nil
        )
    }

    private func letter(to address: String, _ subject: String = "Grüße") throws -> Letter {
        Letter(
            from: try #require(Mailbox(name: "Aldermoor", address: "learn@aldermoor.example")),
            to: try #require(Mailbox(name: "Zoë Ōkuma", address: address)),
            subject: subject,
            body: LetterBody(heading: "Aldermoor", [.paragraph(".\r\nA line of one dot, and ünïcode 🦉.")]),
            word: UUID().uuidString.lowercased(),
            atSeconds: 1_795_348_800
        )
    }

    private func address(_ name: String = "zoe") -> String { "\(name)-\(UUID().uuidString.lowercased())@mail.example" }

    @Test(arguments: [("smtp", "starttls", "lyceum@"), ("smtps", "tls", "lyceum@"), ("smtp+plain", "plain", "")])
    func `works by STARTTLS, by TLS, and plainly on this machine`(
        scheme: String,
        listener: String,
        user: String
    ) async throws {
        let (server, address) = (try server(scheme, listener, user: user), address())
        let letter = try letter(to: address)

        #expect(await server.send(letter) == .accepted)
        await server.close()

        let received = try running.received(by: address)
        let mail = try #require(received.first)
        #expect(received.count == 1)
        #expect(mail.subject == "Grüße" && mail.receiver.contains("Zoë Ōkuma"))
        #expect(mail.from == "learn@aldermoor.example")
        #expect(mail.id == letter.identifier)
        #expect(mail.text.contains("A line of one dot, and ünïcode 🦉.") && mail.html.contains("ünïcode 🦉"))
        #expect(mail.isEncrypted == (scheme != "smtp+plain"))
        #expect(mail.user == (user.isEmpty ? nil : "lyceum"))
    }

    @Test func `a wrong password is a matter of the server and not of the mail`() async throws {
        let (server, address) = (try server(password: "wrong"), address())

        let answer = await server.send(try letter(to: address))

        guard case .unreachable(let reason) = answer else { throw Unexpected(answer: answer) }
        #expect(!reason.contains("wrong"), "the password is not repeated")
        #expect(try running.received(by: address).isEmpty)
    }

    @Test(arguments: [("smtp", "starttls"), ("smtps", "tls")])
    func `nothing is said to a server whose certificate nobody knows`(scheme: String, listener: String) async throws {
        let (server, address) = (try server(scheme, listener, trusts: false), address())

        let answer = await server.send(try letter(to: address))

        guard case .unreachable = answer else { throw Unexpected(answer: answer) }
        #expect(try running.received(by: address).isEmpty)
    }

    @Test func `a server that offers no TLS is told nothing`() async throws {
        let (server, address) = (try server("smtp", "plain", user: ""), address())

        let answer = await server.send(try letter(to: address))

        guard case .unreachable = answer else { throw Unexpected(answer: answer) }
        #expect(try running.received(by: address).isEmpty)
    }

    @Test func `a server that is not there is told of as that`() async throws {
        let server = SMTPServer(try SMTPAddress("smtp+plain://127.0.0.1:1"))

        guard case .unreachable = await server.send(try letter(to: address())) else { throw Unexpected(answer: nil) }
    }

    @Test func `an address that is refused is refused, and the connection serves the next`() async throws {
        let (server, address) = (try server(), address())

        let refused = await server.send(try letter(to: self.address("refused")))
        let accepted = await server.send(try letter(to: address))

        guard case .refused(let reason) = refused else { throw Unexpected(answer: refused) }
        #expect(reason.contains("550") && reason.contains("no such mailbox here"))
        #expect(accepted == .accepted)
    }

    @Test func `what is put off is put off, and taken the next time`() async throws {
        let server = try server()
        let letter = try letter(to: address("busy"))

        guard case .later(let reason) = await server.send(letter) else { throw Unexpected(answer: nil) }
        #expect(reason.contains("451"))
        #expect(await server.send(letter) == .accepted)
    }

    @Test func `a hundred mails go over few connections`() async throws {
        let (server, address) = (try server(), address())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    guard let letter = try? letter(to: address, "number \(number)") else { return }
                    #expect(await server.send(letter) == .accepted)
                }
            }
        }

        #expect(Set(try running.received(by: address).map(\.subject)).count == 100)
    }

    private struct Unexpected: Error {
        let answer: Handover?
    }
}
