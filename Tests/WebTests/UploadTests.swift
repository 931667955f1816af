// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct `Sending files` {
    private static let routes: [Route] = [
        .open(.post, "/files") { visit in
            let told = visit.uploads.map { "\($0.fileName): \($0.bytes.count)" } + [visit.form["name"] ?? "nobody"]
            return Response(
                status: .ok,
                body: ResponseBody(byteBuffer: ByteBuffer(string: told.joined(separator: " ")))
            )
        }.takingFiles(bytesMaximum: 5_000),
        .open(.post, "/plain") { _ in Response(status: .ok) },
    ]

    private func send(
        _ path: String,
        bytes: Int = 10,
        token: String = Site.formToken,
        type: String = "multipart/form-data; boundary=x"
    ) async throws -> Answer {
        var headers = Site.sameSite
        headers[.contentType] = type
        let body = """
            --x\r\nContent-Disposition: form-data; name="form-token"\r\n\r\n\(token)\r\n\
            --x\r\nContent-Disposition: form-data; name="name"\r\n\r\nAda\r\n\
            --x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n\
            \(String(repeating: "a", count: bytes))\r\n--x--\r\n
            """
        let site = try Site(Self.routes) {
            ($0.bodyBytesMaximum, $0.largeBodiesMaximum) = (1_000, 1)
        }
        return try await site.send(path, body, headers)
    }

    @Test func `a file arrives with its form`() async throws {
        #expect(try await send("/files").text == "a.csv: 10 Ada")
    }

    @Test func `at the route's limit, beyond what a form may have, and not one byte more`() async throws {
        #expect(try await send("/files", bytes: 5_000).text == "a.csv: 5000 Ada")
        #expect(try await send("/files", bytes: 5_001).status == 413)
        #expect(try await send("/files", bytes: 50_000).status == 413)
    }

    @Test func `not without the form's token`() async throws {
        #expect(try await send("/files", token: String(repeating: "e", count: 64)).status == 403)
    }

    @Test func `not where no files are taken`() async throws {
        #expect(try await send("/plain").status == 400)
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=y", "multipart/mixed; boundary=x", "text/csv",
    ])
    func `not under another type or boundary`(type: String) async throws {
        #expect(try await send("/files", type: type).status == 400)
    }
}
