// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import NIOCore
import Storage

/// Answers the requests of one route: finds the session, reads what was sent, checks where it comes from, asks the handler.
///
/// Whatever goes wrong becomes a page here, where it is known who is signed in.
struct RouteResponder: HTTPResponder {
    let route: Route
    let pages: Pages
    let findSession: SignedIn.Finding

    func respond(to request: Request, context arrival: Arrival) async throws -> Response {
        guard let origin = pages.origin(of: request) else { throw Problem.unknownHost }
        let visit = Visit(request, arrival, at: origin, pages)
        guard route.filesBytesMaximum != nil, request.method == .post else { return await answer(request, visit) }
        do {
            return try await pages.largeBodies.pass { await answer(request, visit) }
        } catch {
            return visit.tell(error)
        }
    }

    private func answer(_ request: Request, _ arriving: Visit) async -> Response {
        var visit = arriving
        do {
            try await visit.findSession(in: route, findSession)
            // Told before the form's age: a form of a session that has ended is too old because of that.
            if route.isInside, visit.signedIn == nil { throw Problem.signInNeeded }
            try visit.readQuery(request)
            if request.method == .post, !route.takesFromAnywhere { try await visit.readForm(request, of: route) }
            try await visit.checkStanding(for: route)
            return visit.withoutOldActing(try await route.answer(visit))
        } catch {
            return visit.withoutOldActing(visit.tell(error))
        }
    }
}

extension Visit {
    /// Finds out who is signed in.
    ///
    /// A session is for one organisation: under the address of another it counts as none.
    fileprivate mutating func findSession(in route: Route, _ find: SignedIn.Finding) async throws {
        // A stylesheet is the same for everybody: it is sent without the database.
        if route.needs == .desk { return try await findDesk() }
        guard route.needs != .file, let token = cookies.session else { return }
        let found = try await find(token, cookies.acting)
        let organisation = parameters.get("organisation")
        signedIn = organisation == nil || organisation == found?.organisation ? found : nil
        if let signedIn, isActingOver {
            remark = "You are yourself again, \(signedIn.personName): acting as somebody else is over."
        }
    }

    /// Finds out whether it is the operator, who is nobody that is signed in.
    private mutating func findDesk() async throws {
        guard pages.configuration.operatorKey != nil, let token = cookies.desk, let slug = try? word("desk") else {
            return
        }
        desk = try await SupportDesk(pages.platform).visit(with: token, to: slug)
    }

    fileprivate mutating func readQuery(_ request: Request) throws {
        guard let text = request.uri.query else { return }
        query = try Form(urlEncoded: text.utf8, fieldsMaximum: pages.configuration.formFieldsMaximum)
    }

    /// Reads a form, and sees whether it was sent from a page of this session.
    ///
    /// - Throws: ``Problem/foreignForm``, before anything of it is used.
    fileprivate mutating func readForm(_ request: Request, of route: Route) async throws {
        guard comesFromHere(request) else { throw Problem.foreignForm }
        let configuration = pages.configuration
        let type = request.headers[.contentType] ?? ""
        if let filesBytesMaximum = route.filesBytesMaximum, let boundary = try Form.boundary(ofType: type) {
            (form, uploads) = try Form.read(
                multipart: try await body(of: request, upTo: filesBytesMaximum + configuration.bodyBytesMaximum),
                boundary: boundary,
                fieldsMaximum: configuration.formFieldsMaximum,
                textBytesMaximum: configuration.bodyBytesMaximum
            )
            guard uploads.reduce(0, { $0 + $1.content.readableBytes }) <= filesBytesMaximum else {
                throw Problem.tooLarge
            }
        } else {
            guard type.prefix(while: { $0 != ";" }).lowercased() == "application/x-www-form-urlencoded" else {
                throw Problem.unreadable
            }
            let body = try await body(of: request, upTo: configuration.bodyBytesMaximum)
            form = try Form(urlEncoded: body.readableBytesView, fieldsMaximum: configuration.formFieldsMaximum)
        }
        guard let token = form["form-token"], Token.areSame(token, formToken) else { throw Problem.foreignForm }
    }

    private func body(of request: Request, upTo bytesMaximum: Int) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: bytesMaximum)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge
        } catch {
            // The other side hung up before it was done.
            throw Problem.unreadable
        }
    }

    /// Whether the browser says that one of our own pages sent this.
    ///
    /// Browsers that name neither header are older than ten years; programs that do have no business with forms.
    private func comesFromHere(_ request: Request) -> Bool {
        if let site = request.headers[Self.fetchSite], site != "same-origin" { return false }
        guard let named = request.headers[.origin] else { return request.headers[Self.fetchSite] != nil }
        return Origin(named) == origin
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}

extension Pages {
    /// The configured origin that a request was sent to; nil where it names another.
    func origin(of request: Request) -> Origin? {
        guard let authority = request.head.authority else { return nil }
        if let known = origins.first(where: { Origin($0.scheme, authority: authority) == $0 }) { return known }
        // On a port that the system chose, which nobody knew before, the loopback's names are told by themselves.
        guard configuration.port == 0, configuration.origins.isEmpty, let named = Origin(.http, authority: authority),
            origins.contains(where: { $0.host == named.host })
        else { return nil }
        return named
    }
}
