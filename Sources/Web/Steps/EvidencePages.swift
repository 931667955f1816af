// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import NIOCore

/// Files that learners sent as evidence, for whoever may see their answers.
struct EvidencePages: Sendable {
    /// The file as an attachment: nothing that somebody sent is ever shown as a page of ours.
    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let platform = visit.pages.platform
        let handed = try await EvidenceFiles(platform).file(Int64(try visit.number("file")), by: signedIn.viewer)
        try await Readers(platform).note([(handed.learner, handed.step)], by: signedIn.viewer)
        return visit.attachment(handed.file, named: handed.name)
    }

    /// An attachment under its name, and under a plain one for programs that know no other (RFC 6266).
    static func disposition(_ name: String) -> String {
        let plain = String(name.unicodeScalars.map { $0.isFileNameSign ? Character($0) : "-" })
        let encoded = name.utf8.map { byte -> String in
            let scalar = Unicode.Scalar(byte)
            if scalar.isFileNameSign { return String(Character(scalar)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }
}

extension Visit {
    /// What somebody sent, to be kept and not to be shown: nothing in it runs under our address.
    func attachment(_ file: StoredFile, named name: String) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.content ?? [])))
        response.headers[.contentType] = file.type
        response.headers[.contentDisposition] = EvidencePages.disposition(name)
        response.headers[.cacheControl] = "private, no-store"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return response
    }
}

extension Unicode.Scalar {
    /// Whether it stands for itself in the name of a file in a header.
    fileprivate var isFileNameSign: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self) || self == "." || self == "-" || self == "_")
    }
}
