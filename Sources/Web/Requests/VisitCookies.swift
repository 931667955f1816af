// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The cookies that we set, by the names they have under this origin.
///
/// Under `https` they bear `__Host-`, so that no other host and no unencrypted page can set them. Under `http`, which is
/// for trying things out, they do not: Chromium takes that name from one's own machine, Safari takes it from none.
struct VisitCookies: Sendable {
    let isSecure: Bool
    /// What the session's cookie says, if it looks like something we set.
    let session: String?
    /// Before sign-in: what a form must repeat, made anew where the browser brings none.
    let formToken: String
    let isFormTokenNew: Bool
    /// What to tell once, after a redirect.
    let notice: String?
    /// A sign-in that waits for its second step.
    let step: String?
    /// What says as whom one acts.
    let acting: String?
    /// What lets the operator in.
    let desk: String?
    /// What this browser is known by to whoever signed in with it before.
    let known: String?

    init(_ request: Request, isSecure: Bool) {
        self.isSecure = isSecure
        let sent = request.cookies
        func value(_ kind: Kind) -> String? {
            guard let value = sent[kind.name(isSecure: isSecure)]?.value, value.utf8.count <= 2_048 else { return nil }
            return value
        }
        session = value(.session)
        notice = value(.notice).flatMap { PassingNotice.read($0) }
        func token(_ kind: Kind) -> String? { value(kind).flatMap { Token.isWellFormed($0) ? $0 : nil } }
        (step, acting, known, desk) = (token(.step), token(.acting), token(.known), token(.desk))
        let brought = value(.form).flatMap { Token.isWellFormed($0) ? $0 : nil }
        formToken = brought ?? Token.random()
        isFormTokenNew = brought == nil
    }

    /// What each cookie is for.
    enum Kind: String, Sendable {
        case session, form, notice, step, acting, known, desk

        func name(isSecure: Bool) -> String {
            isSecure ? "__Host-\(rawValue)" : "lyceum-\(rawValue)"
        }
    }

    /// A cookie that scripts cannot read and other sites' forms do not send.
    ///
    /// It lives as many seconds as are said, or until the browser is closed.
    func make(_ kind: Kind, _ value: String, seconds: Int? = nil) -> Cookie {
        Cookie(
            name: kind.name(isSecure: isSecure),
            value: value,
            maxAge: seconds,
            path: "/",
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax
        )
    }

    /// Takes a cookie back.
    func drop(_ kind: Kind) -> Cookie {
        make(kind, "", seconds: 0)
    }
}
