// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Web

@Suite struct `Reading a form` {
    private func form(_ text: String, fieldsMaximum: Int = 100) throws -> Form {
        try Form(urlEncoded: text.utf8, fieldsMaximum: fieldsMaximum)
    }

    @Test func `names and values in their order`() throws {
        let form = try form("a=1&b=2&a=3")

        #expect(form.fields.map(\.name) == ["a", "b", "a"])
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "3"])
    }

    @Test(arguments: [
        ("a=b+c", "b c"), ("a=b%20c", "b c"), ("a=%2B%26%3D%25", "+&=%"), ("a=b=c", "b=c"), ("a=%C3%A9", "é"),
        ("a=%e2%82%ac", "€"), ("a=++b++", "b"), ("a=%F0%9F%8E%93", "🎓"),
    ])
    func `what was encoded`(text: String, value: String) throws {
        #expect(try form(text)["a"] == value)
    }

    @Test(arguments: ["a", "a=", "a=+++", "", "&&&", "b=1", "a=%20%09"])
    func `nothing entered is nothing`(text: String) throws {
        #expect(try form(text)["a"] == nil)
    }

    @Test func `two ways of writing an accent become one`() throws {
        let value = try #require(try form("a=Zoe%CC%88")["a"])

        #expect(Array(value.utf8) == Array("Zo\u{EB}".utf8))
    }

    @Test func `lines end with a line feed, however the browser ends them`() throws {
        #expect(try form("a=one%0D%0Atwo%0Dthree%0A%0Afour")["a"] == "one\ntwo\nthree\n\nfour")
    }

    @Test func `a password keeps its spaces`() throws {
        #expect(try form("p=+a+b+").verbatim("p") == " a b ")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%4g", "%zz=1", "a=100%"])
    func `what is not well encoded is refused`(text: String) {
        #expect(throws: Form.Unreadable.notPercentEncoded) { try form(text) }
    }

    @Test(arguments: ["a=%ff", "a=%C3", "a=%C0%80", "a=%ED%A0%80", "a=%F5%80%80%80", "%80=1"])
    func `what is not Unicode is refused`(text: String) {
        #expect(throws: Form.Unreadable.notUnicode) { try form(text) }
    }

    @Test(arguments: ["a=%00", "a=%1B[31m", "a=%7F", "a=%C2%85", "a=%E2%80%AE", "a=%E2%81%A6", "%00=1", "a=%EF%BB%BF"])
    func `signs that are not seen or turn the text around are refused`(text: String) {
        #expect(throws: Form.Unreadable.controlCharacter) { try form(text) }
    }

    @Test func `as many fields as allowed and not one more`() throws {
        let fields = (0..<100).map { "f\($0)=" }

        #expect(try form(fields.joined(separator: "&")).fields.count == 100)
        #expect(throws: Form.Unreadable.tooManyFields(maximum: 100)) {
            try form((fields + ["more="]).joined(separator: "&"))
        }
    }

    @Test(arguments: [
        ("n=12", 12), ("n=-3", -3), ("n=+12+", 12), ("n=99999999999999999999", nil), ("n=1.5", nil), ("n=", nil),
    ])
    func `numbers`(text: String, number: Int?) throws {
        #expect(try form(text).number("n") == number)
    }

    @Test func `refuses more accents on one letter than any language has, however many there are`() throws {
        let few = "name=e" + String(repeating: "%CC%81", count: 30)
        #expect(try Form(urlEncoded: few.utf8, fieldsMaximum: 5)["name"] != nil)
        let many = "name=e" + String(repeating: "%CC%81", count: 100_000)
        #expect(throws: Form.Unreadable.tooManyMarks) { _ = try Form(urlEncoded: many.utf8, fieldsMaximum: 5) }
    }
}
