// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird

/// Gives every answer its safety headers, and turns what no route answered into a page.
struct SafeAnswers: MiddlewareProtocol {
    let pages: Pages

    func handle(
        _ request: Request,
        context arrival: Arrival,
        next: (Request, Arrival) async throws -> Response
    ) async throws -> Response {
        let origin = pages.origin(of: request)
        var response: Response
        if let origin {
            do {
                response = try await next(request, arrival)
            } catch {
                response = Visit(request, arrival, at: origin, pages).tell(error)
            }
        } else {
            // Nothing of ours is shown under a name that is not ours, not even an error in our colours.
            response = Response(status: Problem.unknownHost.status)
        }
        for (name, value) in Self.always where !response.headers.contains(name) { response.headers[name] = value }
        if origin?.isSecure == true {
            response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
        }
        return response
    }

    /// What every answer says; an answer that says it otherwise has its reason.
    private static let always: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy),
        (.xContentTypeOptions, "nosniff"),
        (.cacheControl, "no-store"),
        (name("Referrer-Policy"), "same-origin"),
        (name("Cross-Origin-Opener-Policy"), "same-origin"),
        (name("Cross-Origin-Resource-Policy"), "same-origin"),
        (name("X-Frame-Options"), "DENY"),
        (
            name("Permissions-Policy"),
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
        ),
    ]

    /// Everything comes from here, nothing is written within a page, and no other page may frame ours.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("`\(text)` is no name of a header") }
        return name
    }
}
