// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Many at once, on pages` {
    @Test func `ticked people get a role after a look at what comes of it, and it is undone`() async throws {
        try await Stage.with { stage in
            let (tom, nadia) = (try await stage.add("Tom Baker"), try await stage.add("Nadia Haddad", "assessor"))
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("people").text.contains("Choose Tom Baker"))
            let query = "many/new?person=\(tom.index)&person=\(nadia.index)"

            #expect(try await claire.open(query).text.contains("What is to be done?"))
            #expect(try await claire.open(query + "&act=give").text.contains("Which role do they get?"))
            let check = try await claire.open(query + "&act=give&role=assessor")
            #expect(check.text.contains("Will be done") && check.text.contains("Nothing to do"))
            #expect(check.text.contains("Do it for 1 person"))
            #expect(try await claire.open("people/\(tom.index)").text.contains("Assessor") == false)

            let done = try await claire.send(
                "many/new",
                ["person": "\(tom.index)", "person": "\(nadia.index)", "act": "give", "role": "assessor"]
            )
            #expect(
                done.status == 200 && done.text.contains("Give the role Assessor") && done.text.contains("It is done.")
            )
            #expect(try await claire.open("people/\(tom.index)").text.contains("Assessor"))

            let undone = try await claire.send("many/1", ["do": "undo"])
            #expect(undone.text.contains("Undo what was done to many"))
            #expect(try await claire.open("people/\(nadia.index)").text.contains("Assessor"))
        }
    }

    @Test func `everyone of a filter is meant, and nobody who came into it since the look`() async throws {
        try await Stage.with { stage in
            for number in 1...3 { _ = try await stage.add("Learner No\(number)") }
            let claire = try await stage.browser(of: Stage.claire)
            let check = try await claire.open("many/new?all=yes&q=learner&act=deactivate")
            #expect(check.text.contains("Do it for 3 people"))
            #expect(try await claire.open("many/new?all=yes&q=nobody").text.contains("Nobody is chosen"))
            #expect(try await claire.open("many/new").text.contains("Tick somebody first"))
        }
    }

    @Test func `many are invited once more, where mails are sent`() async throws {
        for sendsMail in [true, false] {
            try await Stage.with(sendsMail: sendsMail) { stage in
                let nour = try await People(stage.platform)
                    .register(name: "Nour Haddad", email: "nour@ashford.example", password: nil, by: stage.founder)
                let claire = try await stage.browser(of: Stage.claire)
                let query = "many/new?person=\(nour.index)"
                let asked = try await claire.open(query)
                #expect(asked.text.contains("Send an invitation"))
                #expect(asked.text.contains("This server sends no mail.") == !sendsMail)
                let check = try await claire.open(query + "&act=invite")
                #expect(check.text.contains("Do it for 1 person") == sendsMail)
                let before = try await stage.fingerprint
                let done = try await claire.send("many/new", ["person": "\(nour.index)", "act": "invite"])
                if sendsMail {
                    #expect(done.status == 200 && done.text.contains("It is done."))
                    #expect(!done.text.contains("Undo it for everyone"), "a mail is not taken back")
                } else {
                    #expect(done.status == 409)
                    #expect(try await stage.fingerprint == before)
                }
            }
        }
    }

    @Test func `who may do nothing with many finds no ticks and no pages`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: tom)
            try await browser.open()
            let before = try await stage.fingerprint
            #expect(try await !browser.open("people").text.contains("many/new"))
            let asked = try await browser.open("many/new?person=0&act=deactivate")
            let sent = try await browser.send("many/new", ["person": "0", "act": "deactivate"])
            #expect([403, 404].contains(asked.status) && [403, 404].contains(sent.status))
            #expect(try await stage.fingerprint == before)
        }
    }
}

@Suite struct `Photos, on pages` {
    @Test func `a photo is private, asked for each time, and runs nothing`() async throws {
        try await Stage.with { stage in
            let (tom, other) = (try await stage.add("Tom Baker"), try await stage.add("Nadia Haddad"))
            let browser = try await stage.browser(of: tom)
            let none = try await browser.look("people/\(tom.index)/photo/small")
            #expect(none.header("Content-Type") == "image/svg+xml" && none.text.contains(">TB</text>"))
            #expect(none.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            #expect(none.header("X-Content-Type-Options") == "nosniff")
            #expect(none.header("Cache-Control") == "private, no-cache")
            #expect(try await browser.look("people/\(other.index)/photo").status == 404)
            #expect(try await browser.open("people/\(tom.index)/photo/change").text.contains("multipart/form-data"))
            #expect(try await browser.open("people/\(other.index)/photo/change").status == 404)
            let empty = try await browser.send("people/\(tom.index)/photo/change")
            #expect(empty.status == 422 && empty.text.contains("Choose a photo."))
            #expect(try await browser.send("people/\(tom.index)/photo/change", ["do": "remove"]).status == 409)
        }
    }
}
