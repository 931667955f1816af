// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `The spelling of` {
    @Test(arguments: ["a", "course-tutor", "step-1", String(repeating: "a", count: 64), "a-", "a--b"])
    func `a name may be lower case letters, digits and hyphens`(text: String) {
        #expect(Name.isName(text))
    }

    @Test(arguments: ["", "A", "1a", "-a", "a b", "a_b", "a.b", "ä", "a\n", "а", String(repeating: "a", count: 65)])
    func `a name is nothing else`(text: String) {
        #expect(!Name.isName(text))
        #expect(throws: Misspelling.self) { try Name.checked(text) }
    }

    @Test func `a name is put right where that is easy`() {
        #expect(throws: Misspelling("`Course_Tutor` is no name", remedy: "write `course-tutor`")) {
            try Name.checked("Course_Tutor")
        }
    }

    @Test(
        arguments: [
            ("grade.give", .permission("grade.give")), ("give.course-tutor", .permission("give.course-tutor")),
            ("grade.*", .everyVerb(of: "grade")), ("give any lms-role", .giveAny(set: "lms-role")),
        ] as [(String, PermissionPattern)]
    )
    func `permissions is noun and verb, all of a noun, or giving`(text: String, pattern: PermissionPattern) throws {
        #expect(try PermissionPattern(spelled: text) == pattern)
    }

    @Test(arguments: [
        "", ".", "grade", "grade.", ".give", "*.give", "*", "grade.give.x", "Grade.give", "grade.gi*", "give.*",
        "give any",
        "give any a b", "give every set", "give any A", "grade . give", "grade give",
    ])
    func `a permission is nothing else`(text: String) {
        #expect(throws: Misspelling.self) { try PermissionPattern(spelled: text) }
    }

    @Test(
        arguments: [
            ("own", .own), ("party", .party), ("shown", .shown), ("direct", .direct), ("covered", .covered),
            ("released", .flag("released")), ("setting strict", .setting("strict")), ("my away", .my("away")),
        ] as [(String, Condition)]
    )
    func `conditions is a word, a flag or a setting`(text: String, condition: Condition) throws {
        #expect(try Condition(spelled: text) == condition)
    }

    @Test(arguments: ["", "setting", "my", "not own", "own or party", "setting a b", "settings a", "Own", "setting A"])
    func `a condition is nothing else`(text: String) {
        #expect(throws: Misspelling.self) { try Condition(spelled: text) }
    }

    @Test func `a held role may name a kind`() throws {
        #expect(try HeldRole(spelled: "tutor") == HeldRole("tutor"))
        #expect(try HeldRole(spelled: "tutor on course") == HeldRole("tutor", on: "course"))
        for text in ["", "tutor on", "on course", "tutor in course", "tutor on course x"] {
            #expect(throws: Misspelling.self) { try HeldRole(spelled: text) }
        }
    }

    @Test(arguments: [("2026-11-22", 2026, 11, 22), ("2024-02-29", 2024, 2, 29), ("0001-01-01", 1, 1, 1)])
    func `a date is year, month and day`(text: String, year: Int, month: Int, day: Int) throws {
        #expect(try Instant(spelled: text) == Instant(year: year, month: month, day: day))
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-1-1", "26-11-22", "2026/11/22", "22-11-2026", "2026-11-22T00:00", "2026-11-31",
        "2025-02-29", "2026-13-01", "2026-00-10", "2026-10-00", "0000-01-01", "-026-01-01", "２０２６-11-22", "2026-11-2a",
    ])
    func `a date is nothing else`(text: String) {
        #expect(throws: Misspelling.self) { try Instant(spelled: text) }
    }

    @Test(arguments: [
        ("titel", "title"), ("incldues", "includes"), ("heldon", "held-on"), ("evryone", "everyone"), ("maay", "may"),
    ])
    func `a word leads to the name that was meant`(word: String, name: String) {
        #expect(nearestName(to: word, among: ["may", "title", "includes", "held-on", "everyone"]) == name)
    }

    @Test func `a word that is like no name leads to none`() {
        #expect(nearestName(to: "permissions", among: ["may", "title", "includes"]) == nil)
        #expect(nearestName(to: "x", among: []) == nil)
        #expect(nearestName(to: String(repeating: "a", count: 1_000_000), among: ["may"]) == nil)
    }
}
