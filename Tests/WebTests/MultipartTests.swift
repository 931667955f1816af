// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOCore
import Testing

@testable import Web

@Suite struct `Reading a form with files` {
    private static let boundary = "----WebKitFormBoundaryAbC123"

    private func read(
        _ body: String,
        boundary: String = boundary,
        fieldsMaximum: Int = 10,
        textBytesMaximum: Int = 1_000
    ) throws -> (form: Form, uploads: [Upload]) {
        try Form.read(
            multipart: ByteBuffer(string: body),
            boundary: boundary,
            fieldsMaximum: fieldsMaximum,
            textBytesMaximum: textBytesMaximum
        )
    }

    /// A body as browsers send it, of parts that are the lines above and what follows.
    private func body(_ parts: (head: String, content: String)...) -> String {
        parts.map { "--\(Self.boundary)\r\n\($0.head)\r\n\r\n\($0.content)\r\n" }.joined() + "--\(Self.boundary)--\r\n"
    }

    private let name = (head: "Content-Disposition: form-data; name=\"name\"", content: "Ada")

    private func file(_ name: String, _ content: String = "a,b") -> (head: String, content: String) {
        (
            "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv",
            content
        )
    }

    @Test func `fields and files, each in their order`() throws {
        let (form, uploads) = try read(body(name, file("people.csv"), name, file("more.csv", "c")))

        #expect(form.all("name") == ["Ada", "Ada"])
        #expect(uploads.map(\.fileName) == ["people.csv", "more.csv"])
        #expect(uploads.map(\.field) == ["file", "file"])
        #expect(uploads.map(\.claimedType) == ["text/csv", "text/csv"])
        #expect(uploads.map { String(buffer: $0.content) } == ["a,b", "c"])
    }

    @Test func `a file is taken byte by byte as it is`() throws {
        let content = "\u{0}\r\n--almost\r\n\r\n\u{1B}\r\n--"
        #expect(try read(body(file("people.csv", content))).uploads.map { String(buffer: $0.content) } == [content])
    }

    @Test func `a field without a file is none, and an empty file is one`() throws {
        #expect(try read(body(file("", ""))).uploads.isEmpty)
        #expect(try read(body(file("empty.csv", ""))).uploads.count == 1)
    }

    @Test(arguments: [
        ("C:\\People\\list.csv", "list.csv"), ("/etc/passwd", "passwd"), ("../../x", "x"), ("..\\..\\", ".."),
        ("Ä%22b%0D%0A.csv", "Ä\"b\n.csv"), ("50%.csv", "50%.csv"), ("a;b=c.csv", "a;b=c.csv"),
    ])
    func `a file's name is shown without its folders`(sent: String, shown: String) throws {
        #expect(try read(body(file(sent))).uploads.map(\.fileName) == [shown])
    }

    @Test(arguments: [
        "", "--", "a", "--other\r\n", "--\(boundary)", "--\(boundary)\r\n", "--\(boundary)\r\n\r\n",
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--\(boundary)",
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--\(boundary)more\r\n\r\n",
    ])
    func `what is not put together as one is refused`(body: String) {
        #expect(throws: Form.Unreadable.notMultipart) { try read(body) }
    }

    @Test(arguments: [
        "Content-Disposition: form-data", "Content-Disposition: form-data; name", "X: y",
        "Content-Disposition: attachment; name=\"a\"", "Content-Disposition: form-data; name=\"a",
        "Content-Disposition: form-data; name=\"a\"; name=\"b\"", "no colon",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
        "Content-Disposition: form-data; name=\"\(String(repeating: "a", count: 5_000))\"",
    ])
    func `a part that does not say once and plainly what it is is refused`(head: String) {
        #expect(throws: Form.Unreadable.notMultipart) { try read(body((head, "x"))) }
    }

    @Test func `signs that are not seen or turn the text around are refused in names and texts`() {
        for text in ["a\u{0}", "\u{202E}vsc", "\u{7F}"] {
            #expect(throws: Form.Unreadable.controlCharacter) { try read(body(file(text))) }
            #expect(throws: Form.Unreadable.controlCharacter) { try read(body((name.head, text))) }
        }
    }

    @Test func `as many parts as allowed and not one more`() throws {
        let parts = { (count: Int) in
            "--\(Self.boundary)\r\n"
                + Array(repeating: "\(name.head)\r\n\r\nAda", count: count).joined(
                    separator: "\r\n--\(Self.boundary)\r\n"
                ) + "\r\n--\(Self.boundary)--"
        }
        #expect(try read(parts(10)).form.fields.count == 10)
        #expect(throws: Form.Unreadable.tooManyFields(maximum: 10)) { try read(parts(11)) }
    }

    @Test func `a file may be longer than the texts, and these not longer than allowed`() throws {
        let long = String(repeating: "a", count: 501)
        #expect(try read(body(file("a", long + long))).uploads.count == 1)
        #expect(throws: Form.Unreadable.tooMuchText) { try read(body((name.head, long), (name.head, long))) }
    }

    @Test func `many beginnings of a boundary are gone through once`() throws {
        let content = String(repeating: "\r\n----WebKitFormBoundaryAbC12", count: 200_000)
        #expect(try read(body(file("a", content))).uploads.map(\.content.readableBytes) == [content.utf8.count])
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;boundary=\"a'b\"; charset=x", "a'b"),
        ("application/x-www-form-urlencoded", nil), ("text/plain; boundary=abc", nil),
    ])
    func `the type names the boundary`(type: String, boundary: String?) throws {
        #expect(try Form.boundary(ofType: type) == boundary)
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a b\"",
        "multipart/form-data-more; boundary=a", "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
        "multipart/form-data; boundary=a; boundary=b",
    ])
    func `a type that names none, or none that a browser would, is refused`(type: String) {
        #expect(throws: Form.Unreadable.notMultipart) { try Form.boundary(ofType: type) }
    }
}
