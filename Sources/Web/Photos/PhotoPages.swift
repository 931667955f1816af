// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Hummingbird
import Learning
import NIOCore
import Organisations

/// Photos of people.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/people/{person}/photo` | the photo, or their initials |
/// | GET | `/{organisation}/people/{person}/photo/small` | the same for lists |
/// | GET, POST | `/{organisation}/people/{person}/photo/change` | sends another one, or takes it away |
struct PhotoPages: Sendable {
    func large(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await photo(.large, visit, signedIn)
    }

    func small(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await photo(.small, visit, signedIn)
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (person, photos) = (try visit.person(), Photos(visit.pages.platform))
        let isRemoved = visit.form["do"] == "remove"
        do {
            if isRemoved {
                try await photos.remove(of: person, by: signedIn.viewer)
            } else {
                let sent = visit.uploads.first { $0.field == "photo" }
                try await photos.put(sent.map { Array($0.bytes) } ?? [], of: person, by: signedIn.viewer)
            }
        } catch let input as InvalidInput {
            return try visit.show(
                try await page(visit, signedIn, Problems(input)),
                status: .unprocessableContent
            )
        } catch let error as Objection {
            let problems = Problems([.init("photo", error.sentence)])
            return try visit.show(try await page(visit, signedIn, problems), status: .conflict)
        }
        let isOwn = signedIn.viewer.person == person
        return visit.redirect(
            to: isOwn ? Address.account(signedIn.organisation) : Address.person(signedIn.organisation, person),
            saying: isRemoved ? "The photo is removed." : "The photo is changed."
        )
    }

    private func page(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ problems: Problems = .none
    ) async throws -> PhotoPage {
        let person = try visit.person()
        let photo = try await Photos(visit.pages.platform).current(of: person, by: signedIn.viewer)
        return PhotoPage(visit, signedIn, person, photo, problems)
    }

    /// The picture; the permission is asked each time, so that browsers keep it and ask whether it still holds.
    private func photo(_ size: Photos.Size, _ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try visit.person()
        let known = visit.head.headerFields[.ifNoneMatch].map { $0.filter(\.isHexDigit) }
        let photo = try await Photos(visit.pages.platform).photo(of: person, size, known: known, by: signedIn.viewer)
        var response: Response
        if let file = photo.file {
            if let content = file.content {
                response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
                response.headers[.contentType] = file.type
            } else {
                response = Response(status: .notModified)
            }
            response.headers[.eTag] = "\"\(file.digest)\""
        } else {
            let drawing = InitialsDrawing(photo.name).svg
            response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: drawing)))
            response.headers[.contentType] = "image/svg+xml"
        }
        response.headers[.cacheControl] = "private, no-cache"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return response
    }
}

/// Two letters in a calm circle, for who has no photo.
struct InitialsDrawing: Sendable {
    let svg: String

    init(_ name: String) {
        let letters = name.initials.unicodeScalars.filter { $0.properties.isAlphabetic }
        let escaped = String(String.UnicodeScalarView(letters))
        svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img"><circle cx="48" cy="48" r="48" \
            fill="#e0eeec"/><text x="48" y="60" font-family="sans-serif" font-size="34" font-weight="600" \
            text-anchor="middle" fill="#14585c">\(escaped)</text></svg>
            """
    }
}

extension String {
    /// The first letters of the first two words.
    var initials: String { split(separator: " ").prefix(2).compactMap(\.first).map(String.init).joined() }
}

/// A face as lists and pages show it: the photo, or initials.
struct Face: Sendable, Hashable {
    /// The picture's address; nothing where there is none.
    let picture: String?
    let initials: String

    init(_ person: PersonID, _ name: String, photo digest: String?, isSmall: Bool = true, at organisation: String) {
        initials = name.initials
        picture = digest.map { _ in Address.photo(organisation, person, isSmall: isSmall) }
    }
}
