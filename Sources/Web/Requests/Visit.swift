// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Logging

/// One request as its handler sees it: what was asked, by whom, and what answers are made with.
struct Visit: Sendable {
    let head: HTTPRequest
    let path: String
    let reference: Reference
    /// The address that the request came from, as far as it can be known.
    let peer: String?
    /// The origin that the browser asked, one of those that are configured.
    let origin: Origin
    let pages: Pages
    let logger: Logger
    let parameters: Parameters
    let cookies: VisitCookies

    /// Who is signed in; not nil below the gate, where handlers are given it as an argument.
    var signedIn: SignedIn?
    /// In whose place the operator answers, on the operator's own pages.
    var desk: DeskVisit?
    /// What the page tells that nobody asked for: that acting as another is over.
    var remark: String?
    /// What follows `?` in the address.
    var query = Form()
    /// What was sent; empty unless the method is POST.
    var form = Form()
    /// Files that were sent with it, where the route takes files.
    var uploads: [Upload] = []

    init(_ request: Request, _ arrival: Arrival, at origin: Origin, _ pages: Pages) {
        head = request.head
        path = request.uri.path
        reference = arrival.reference
        peer = pages.configuration.isBehindProxy ? request.forwardedAddress : arrival.peer
        self.origin = origin
        self.pages = pages
        logger = arrival.logger
        parameters = arrival.parameters
        cookies = VisitCookies(request, isSecure: origin.isSecure)
    }

    /// What each form on the page carries: the session's, or before sign-in the one in a cookie.
    var formToken: String {
        signedIn?.formToken ?? desk?.formToken ?? cookies.formToken
    }

    /// The number in a place of the address, such as the 12 of `/ashford/people/12`.
    ///
    /// - Throws: ``Problem/notFound(_:)`` where it is no number that a person or thing could have.
    func number(_ name: String) throws -> Int {
        guard let text = parameters.get(name), text.utf8.count <= 18, let number = Int(text), number >= 0,
            String(number) == text
        else { throw Problem.notFound([]) }
        return number
    }

    /// A word in a place of the address, such as the name of an organisation or a role.
    ///
    /// - Throws: ``Problem/notFound(_:)`` where it has signs that no name has.
    func word(_ name: String) throws -> String {
        guard let text = parameters.get(name), !text.isEmpty, text.utf8.count <= 64,
            text.utf8.allSatisfy(Self.isOfWords)
        else { throw Problem.notFound([]) }
        return text
    }

    private static func isOfWords(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Request {
    /// The last entry of `X-Forwarded-For`: the one that our own proxy wrote.
    fileprivate var forwardedAddress: String? {
        guard let name = HTTPField.Name("X-Forwarded-For"), let list = headers[values: name].last else { return nil }
        return list.split(separator: ",").last.map { String($0.drop { $0 == " " }) }
    }
}
