// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Groups` {
    @Test func `are made inside a course by who may, and only there (U-12)`() async throws {
        try await SampleStage.with("university") { sample in
            let dermot = try await sample.browser("dermot")
            let inside = try sample.node("statistics").index
            #expect(try await dermot.open("groups/new?inside=\(inside)").text.contains("New class list"))

            let made = try await dermot.send(
                "groups/new",
                ["inside": "\(inside)", "kind": "class-list", "title": "Wednesday seminar"]
            )

            #expect(made.text.contains("“Wednesday seminar” is made."))
            #expect(try await dermot.open("structure/\(inside)").text.contains("Wednesday seminar"))
            let before = try await sample.stage.fingerprint
            let beside = try await dermot.send(
                "groups/new",
                ["inside": "\(try sample.node("epidemiology").index)", "kind": "class-list", "title": "Mine"]
            )
            let above = try await dermot.send("groups/new", ["kind": "class-list", "title": "Mine"])
            #expect(beside.status == 404 || beside.status == 403)
            #expect(above.status == 404 || above.status == 403)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test(arguments: ["", "   "])
    func `without a name are asked again`(title: String) async throws {
        try await SampleStage.with("university") { sample in
            let dermot = try await sample.browser("dermot")
            let inside = try sample.node("statistics").index
            try await dermot.open("my-roles")
            let before = try await sample.stage.fingerprint

            let answer = try await dermot.send(
                "groups/new",
                ["inside": "\(inside)", "kind": "class-list", "title": title]
            )

            #expect(answer.status == 422)
            #expect(answer.text.contains("Write 1 to 200 characters on one line."))
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `get another name from who may edit them, and from nobody else (T-36)`() async throws {
        try await SampleStage.with("talent") { sample in
            let team = try sample.node("paint").index
            let rosa = try await sample.browser("rosa")
            try await rosa.open("my-roles")
            let before = try await sample.stage.fingerprint
            let refused = try await rosa.send("groups/\(team)/name", ["title": "Colours"])
            #expect(refused.status == 403 || refused.status == 404)
            #expect(try await sample.stage.fingerprint == before)

            let miriam = try await sample.browser("miriam")
            #expect(try await miriam.open("groups/\(team)/name").text.contains("Paint shop"))
            let done = try await miriam.send("groups/\(team)/name", ["title": "Colour shop"])

            #expect(done.text.contains("It is called “Colour shop” now."))
        }
    }

    @Test func `move with all that lies in them, after one has seen what that changes (T-36)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let (team, into) = (try sample.node("support").index, try sample.node("sales").index)
            let places = try await miriam.open("groups/\(team)/move").text
            #expect(places.contains(#"value="\#(into)""#) && !places.contains(#"value="\#(team)""#))

            let check = try await miriam.open("groups/\(team)/move?place=\(into)").text
            let done = try await miriam.send("groups/\(team)/move", ["place": "\(into)"])

            #expect(check.contains("Grace Mbeki") && check.contains("Gains"))
            #expect(done.text.contains("It is moved."))
            #expect(try await miriam.open("structure/\(team)").text.contains(">Sales <"))
        }
    }

    @Test func `never come to lie inside themselves`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let (team, inside) = (try sample.node("sales").index, try sample.node("sales-north").index)
            #expect(try await !miriam.open("groups/\(team)/move").text.contains(#"value="\#(inside)""#))
            let before = try await sample.stage.fingerprint

            let asked = try await miriam.open("groups/\(team)/move?place=\(inside)")
            let sent = try await miriam.send("groups/\(team)/move", ["place": "\(inside)"])
            let itself = try await miriam.send("groups/\(team)/move", ["place": "\(team)"])

            #expect(asked.status == 422 && asked.text.contains("It would be part of itself."))
            #expect(sent.status == 409 && sent.text.contains("It would be part of itself."))
            #expect(itself.status == 409)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `are removed only when nothing lies in them, and the roles in them end (T-36)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let (full, empty) = (try sample.node("sales").index, try sample.node("sales-south").index)

            let stuck = try await miriam.open("groups/\(full)/removal").text
            #expect(stuck.contains("Move or remove these first") && !stuck.contains("Remove it"))
            #expect(try await miriam.send("groups/\(full)/removal").status == 409)
            #expect(try await miriam.open("groups/\(empty)/removal").text.contains("Aiko Mori"))
            let done = try await miriam.send("groups/\(empty)/removal")

            #expect(done.text.contains("“Sales South” is removed."))
            #expect(try await miriam.open("structure/\(empty)").status == 404)
            #expect(try await !sample.holds("aiko", "team-member"))
        }
    }

    @Test func `of a kind that is a tree can be made at the top (T-36)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            #expect(try await miriam.open("structure").text.contains("Make a group"))

            let done = try await miriam.send("groups/new", ["kind": "team", "title": "Board"])

            #expect(done.text.contains("“Board” is made."))
        }
    }
}
