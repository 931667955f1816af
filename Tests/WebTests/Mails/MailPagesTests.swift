// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Hummingbird
import Learning
import NIOCore
import Testing

@testable import Web

@Suite struct `Pages that mails lead to` {
    /// Sends what is due, and answers what was said.
    private func sent(_ stage: Stage) async throws -> [OpenedMail] {
        let mails = Mails(stage.platform)
        var opened: [OpenedMail] = []
        for claim in try await mails.claim(atMost: 50) {
            guard let mail = try await mails.open(claim) else { continue }
            try await mails.settle(claim, .sent)
            opened.append(mail)
        }
        return opened
    }

    private func link(_ stage: Stage) async throws -> String {
        for mail in try await sent(stage) {
            switch mail.content {
            case .invitation(let word, _, _), .approval(let word, _): return "invitation/\(word)"
            case .reset(let word, _): return "password-reset/\(word)"
            case .proof(let word, _): return "address-proof/\(word)"
            case .notices, .digest, .refusal: continue
            }
        }
        throw NoLink()
    }

    @Test func `an invitation is accepted without being signed in, and once`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open("people/new")
            let made = try await claire.send("people", ["name": "Nour Haddad", "email": "nour@ashford.example"])
            #expect(made.text.contains("Nour Haddad is registered. An invitation is on its way."))
            #expect(made.text.contains("On its way"))

            let link = try await link(stage)
            #expect(try await claire.open("people/1").text.contains("The mail was sent on"))
            let nour = stage.browser()
            #expect(try await nour.open(link).text.contains("Welcome, Nour Haddad"))
            #expect(try await nour.send(link, ["password": "short"]).text.contains("id=\"password-error\""))
            let set = try await nour.send(link, ["password": "three quiet owls"])
            #expect(set.text.contains("Your password is set."))
            let over = try await nour.open(link)
            #expect(over.status == 404 && over.text.contains("This link leads no further"))
            let signedIn = try await nour.send(
                "sign-in",
                ["email": "nour@ashford.example", "password": "three quiet owls"]
            )
            #expect(signedIn.text.contains("Welcome, Nour Haddad"))
            #expect(try await !claire.open("people/1").text.contains("Invitation"))
        }
    }

    @Test func `mails that did not arrive are listed, page by page, for who registers people`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("undelivered-mails").text.contains("No mail came back"))
            #expect(try await !claire.open("people").text.contains("did not arrive"))
            for number in 1...31 {
                _ = try await People(stage.platform).register(
                    name: "Learner No\(number)",
                    email: "no\(number)@ashford.example",
                    password: nil,
                    by: stage.founder
                )
            }
            let mails = Mails(stage.platform)
            for claim in try await mails.claim(atMost: 50) where try await mails.open(claim) != nil {
                try await mails.settle(claim, .refused("550 no such <mailbox>"))
            }

            #expect(try await claire.open("people").text.contains("Mails that did not arrive: 31"))
            let list = try await claire.open("undelivered-mails")
            #expect(list.text.contains("Learner No31") && list.text.contains("no31@ashford.example"))
            #expect(list.text.contains("550 no such &lt;mailbox&gt;") && list.text.contains("Given up"))
            #expect(!list.text.contains("no1@ashford.example"))
            #expect(try await claire.open("undelivered-mails?page=2").text.contains("no1@ashford.example"))

            let tom = try await stage.browser(of: try await stage.add("Tom Baker"))
            #expect(try await [403, 404].contains(tom.open("undelivered-mails").status))
            #expect(try await !tom.open("people").text.contains("did not arrive"))
        }
    }

    @Test func `where no mail is sent, whoever registers somebody is shown a link once`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("people/new").text.contains("No mail is sent from here"))
            let made = try await claire.send("people", ["name": "Nour Haddad", "email": "nour@ashford.example"])
            let mark = "https://learn.example.org/ashford/"
            let place = try #require(made.text.firstRange(of: mark + "invitation/"))
            let link = String(made.text[place.lowerBound...].dropFirst(mark.count).prefix { $0 != "<" })

            #expect(try await !claire.open("people/1").text.contains(link))
            #expect(try await sent(stage).isEmpty)
            let nour = stage.browser()
            try await nour.open(link)
            let set = try await nour.send(link, ["password": "three quiet owls"])
            #expect(set.text.contains("Your password is set."))
            #expect(try await nour.open("forgotten-password").text.contains("No mail is sent from here"))
        }
    }

    @Test func `an invitation is sent again and withdrawn on the person's page, by who registers people`() async throws
    {
        try await Stage.with(sendsMail: true) { stage in
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open("people/new")
            try await claire.send("people", ["name": "Nour Haddad", "email": "nour@ashford.example"])
            let tom = try await stage.browser(of: try await stage.add("Tom Baker", "educator"))
            try await tom.open()
            let before = try await stage.fingerprint
            for path in ["people/1/invitation", "people/1/invitation/withdrawal", "people/1/invitation/link"] {
                #expect(try await tom.send(path).status == 403, "\(path)")
            }
            #expect(try await stage.fingerprint == before)

            #expect(try await claire.send("people/1/invitation").text.contains("An invitation is on its way."))
            let link = try await link(stage)
            let withdrawn = try await claire.send("people/1/invitation/withdrawal")
            #expect(withdrawn.text.contains("The invitation is withdrawn."))
            #expect(try await stage.browser().open(link).status == 404)
            #expect(try await claire.send("people/1/invitation/withdrawal").status == 409)
        }
    }

    @Test func `asking for a new password answers known and unknown addresses alike`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let browser = stage.browser()
            try await browser.open("sign-in")
            var answers: [String] = []
            for email in ["claire.voss@ashford.example", "nobody@ashford.example"] {
                try await browser.open("forgotten-password")
                answers.append(try await browser.send("forgotten-password", ["email": email]).withoutTokens)
            }
            #expect(answers[0] == answers[1] && answers[0].contains("a mail is on its way to it"))
            let link = try await link(stage)
            try await browser.open(link)
            try await browser.send(link, ["password": "four loud herons"])
            let signedIn = try await browser.send(
                "sign-in",
                ["email": "claire.voss@ashford.example", "password": "four loud herons"]
            )
            #expect(signedIn.text.contains("Welcome, Claire Voss"))
        }
    }

    @Test func `mails are stopped by a program with one click, and by a person with a button`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let tom = try await stage.add("Tom Baker", "educator")
            let stopping = try #require(try await sent(stage).compactMap(\.stopping).first)
            let path = Address.stopMails(Stage.slug, stopping)
            let choices = NoticeChoices(stage.platform)

            #expect(try await stage.browser().open(path).text.contains("Stop these mails</button>"))
            #expect(try await choices.own(by: stage.viewer(tom)).first?.way == .usual, "looking stops nothing")
            #expect(try await stage.plainPost(String(path.dropLast()) + "-") == 404)
            #expect(try await choices.own(by: stage.viewer(tom)).first?.way == .usual)
            #expect(try await stage.plainPost(path) == 200)
            #expect(try await choices.own(by: stage.viewer(tom)).first?.way.byMail == .never)
        }
    }

    @Test func `no other address takes a form from elsewhere`() async throws {
        try await Stage.with { stage in
            let open = stage.sitemap.routes.filter(\.takesFromAnywhere).map(\.path)
            let status = try await stage.plainPost("/ashford/forgotten-password")

            #expect(open == ["/{organisation}/stop-mails/{person}/{topic}/{mark}"])
            #expect(status == 403)
        }
    }

    @Test func `one reads one's notices, marks them as read, and chooses how one is told`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let tom = try await stage.browser(of: try await stage.add("Tom Baker", "educator"))
            #expect(try await tom.open().text.contains(#"<span class="count">"#))
            let list = try await tom.open("notices")
            #expect(list.text.contains("You were given the role Educator / Manager."))
            #expect(try await tom.send("notices", ["last": "1"]).text.contains("All notices are marked as read."))
            #expect(try await !tom.open().text.contains(#"<span class="count">"#))

            try await tom.open("account/notices")
            let chosen = try await tom.send(
                "account/notices",
                ["roles-mail": "daily", "roles-page": "yes", "security-mail": "never"]
            )
            #expect(chosen.text.contains("Your choice is kept."))
            #expect(chosen.text.contains(#"value="daily" checked"#))
            #expect(try await tom.send("account/notices", ["roles-mail": "sometimes"]).status == 400)
        }
    }

    private struct NoLink: Error {}
}

extension Stage {
    /// What a mail program does with one click: no cookie, no page before, no header of a browser.
    fileprivate func plainPost(_ path: String) async throws -> Int {
        var headers: HTTPFields = [:]
        headers[.contentType] = "application/x-www-form-urlencoded"
        let head = HTTPRequest(
            method: .post,
            scheme: "https",
            authority: "learn.example.org",
            path: path,
            headerFields: headers
        )
        let body = RequestBody(buffer: ByteBuffer(string: "List-Unsubscribe=One-Click"))
        return try await responder.respond(to: Request(head: head, body: body), context: Arrival(logger: logger))
            .status.code
    }
}
