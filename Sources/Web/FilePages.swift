// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import NIOCore

/// Stylesheet, script and pictures.
struct FilePages: Sendable {
    /// A file, which browsers may keep as long as they like: its address has a mark of its content.
    func show(_ visit: Visit) async throws -> Response {
        let (mark, name) = (try visit.word("mark"), try visit.word("name"))
        guard let file = visit.pages.files.file(name, mark: mark) else { throw Problem.notFound([]) }
        let tag = "\"\(mark)\""
        let isKnown = visit.head.headerFields[values: .ifNoneMatch].contains { list in
            list.split(separator: ",").contains { $0.drop { $0 == " " } == tag }
        }
        var response =
            isKnown
            ? Response(status: .notModified)
            : Response(status: .ok, body: ResponseBody(byteBuffer: file.content))
        if isKnown { response.headers[.contentLength] = nil }
        response.headers[.contentType] = file.type
        response.headers[.eTag] = tag
        response.headers[.cacheControl] =
            visit.pages.configuration.workshop == nil ? "public, max-age=31536000, immutable" : "no-cache"
        return response
    }
}
