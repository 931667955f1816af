// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Coming in and going out.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/sign-in` | asks for address and password |
/// | POST | `/{organisation}/sign-in` | begins a session, or leads to the second step |
/// | GET, POST | `/{organisation}/sign-in/code` | the second step: a code of the app, or a recovery code |
/// | POST | `/{organisation}/sign-out` | ends it |
/// | POST | `/{organisation}/demo-sign-in` | begins a session as somebody; in a demonstration alone |
struct SignInPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        guard visit.signedIn == nil else { return visit.redirect(to: visit.next(at: door, from: visit.query)) }
        return try visit.show(SignInPage(visit, door, next: visit.query["next"]))
    }

    func send(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        let (email, password) = (visit.form["email"] ?? "", visit.form.verbatim("password") ?? "")
        let missing = missingFields(email, password)
        guard missing.isEmpty else { return try again(visit, door, Problems(missing)) }
        do {
            let step = try await Entrance(visit.pages.platform)
                .signIn(email: email, password: password, to: door.organisation.id, from: visit.browser)
            switch step {
            case .signedIn(let browser):
                return try await visit.enter(with: browser, at: visit.next(at: door, from: visit.form))
            case .codeNeeded(let token):
                let code = Address.signInCode(door.organisation.slug, next: visit.form["next"])
                var response = visit.redirect(to: code)
                response.setCookie(visit.cookies.make(.step, token))
                return response
            }
        } catch SignInRefused.wrong {
            return try again(visit, door, Problems([.init("email", wrong(door))]))
        } catch SignInRefused.waiting {
            return try again(visit, door, Problems([.init("email", waiting(door))]))
        } catch SignInRefused.tooMany(let seconds) {
            return try visit.wait(seconds) { SignInPage(visit, door, next: visit.form["next"], problems: $0) }
        }
    }

    /// Ends the browser's session; where there is none any more, nothing is left to do.
    func leave(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        if let token = visit.cookies.acting { try await Entrance(visit.pages.platform).stopActing(token) }
        if let token = visit.cookies.session { try await Entrance(visit.pages.platform).signOut(token) }
        var response = visit.redirect(to: Address.signIn(door.organisation.slug), saying: "You are signed out.")
        response.setCookie(visit.cookies.drop(.session))
        response.setCookie(visit.cookies.drop(.acting))
        return response
    }

    /// Signs in as somebody who holds a role, without a password.
    func demonstrate(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        let entrance = Entrance(visit.pages.platform)
        let offered = try await entrance.demonstrators(of: door.organisation.id)
        guard let person = offered.first(where: { visit.form.number("person") == Int($0.person.index) }) else {
            throw Problem.notFound([])
        }
        let token = try await entrance.begin(person.person, in: door.organisation.id, browser: visit.browserWords)
        return try await visit.enter(with: token, at: Address.home(door.organisation.slug))
    }

    private func missingFields(_ email: String, _ password: String) -> [Problems.FieldProblem] {
        var missing: [Problems.FieldProblem] = []
        if email.isEmpty { missing.append(.init("email", "Enter your e-mail address.")) }
        if password.isEmpty { missing.append(.init("password", "Enter your password.")) }
        return missing
    }

    private func wrong(_ door: FrontDoor) -> String {
        let wrong = "The e-mail address or the password is not right."
        // Where mail is sent nobody has a password before they are approved, and so cannot be told by it.
        return door.takesRegistrations
            ? "\(wrong) If you have asked for an account, it may still be waiting for approval." : wrong
    }

    private func waiting(_ door: FrontDoor) -> String {
        "Your account is waiting for approval. Somebody at \(door.organisation.title) looks at it; then you can sign in."
    }

    private func again(_ visit: Visit, _ door: FrontDoor, _ problems: Problems) throws -> Response {
        let page = SignInPage(visit, door, next: visit.form["next"], problems: problems)
        return try visit.show(page, status: .unprocessableContent)
    }

    /// "1 minute", "12 minutes".
    static func minutes(_ seconds: Int64) -> String {
        let minutes = (seconds + 59) / 60
        return "\(minutes) minute\(minutes == 1 ? "" : "s")"
    }
}

extension Visit {
    /// A page that says to wait, and tells programs for how long.
    func tooOften(_ page: some Page, seconds: Int64) throws -> Response {
        var response = try show(page, status: .tooManyRequests)
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}
