// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The second step of signing in: a code of the app, or a recovery code.
struct SignInCodePages: Sendable {
    func ask(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        guard visit.signedIn == nil else { return visit.redirect(to: visit.next(at: door, from: visit.query)) }
        guard let step = visit.cookies.step,
            try await Entrance(visit.pages.platform).waits(step, in: door.organisation.id)
        else { return visit.redirect(to: Address.signIn(door.organisation.slug, next: visit.query["next"])) }
        return try visit.show(SignInCodePage(visit, door, next: visit.query["next"]))
    }

    func send(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        let page = { (problems: Problems) in SignInCodePage(visit, door, next: visit.form["next"], problems: problems) }
        do {
            guard let step = visit.cookies.step else { throw SignInRefused.tooLate }
            let browser = try await Entrance(visit.pages.platform).finishSignIn(
                step,
                code: visit.form["code"] ?? "",
                to: door.organisation.id,
                from: visit.browser
            )
            let notice = browser.codesLeft.map { left in
                "You used a recovery code. \(left) \(left == 1 ? "is" : "are") left: make new ones before they run out."
            }
            return try await visit.enter(with: browser, at: visit.next(at: door, from: visit.form), saying: notice)
        } catch SignInRefused.wrong {
            let problems = Problems([.init("code", SignInCodePage.wrong)])
            return try visit.show(page(problems), status: .unprocessableContent)
        } catch SignInRefused.tooMany(let seconds) {
            return try visit.wait(seconds, at: "code", page)
        } catch SignInRefused.tooLate {
            return visit.redirect(
                to: Address.signIn(door.organisation.slug, next: visit.form["next"]),
                saying: "That took too long, or there were too many wrong codes. Please begin again with your password."
            )
        }
    }
}

/// The form for the code.
struct SignInCodePage: Page {
    static let template = "accounts/sign-in-code"
    static let wrong = "This code is not right, or was used already. Wait for the next one that your app shows."

    let frame: Frame
    let action: String
    let next: String?
    let code: Field
    let back: String

    init(_ visit: Visit, _ door: FrontDoor, next: String?, problems: Problems = .none) {
        let slug = door.organisation.slug
        frame = Frame(visit, "Enter a code", problems: problems)
        action = Address.signInCode(slug)
        self.next = next.flatMap { Address.inside(slug, $0) }
        code = Field(
            "code",
            "Code",
            hint: "The six digits that your app shows. Without your phone: one of your recovery codes.",
            problems: problems,
            autocomplete: "one-time-code"
        )
        back = Address.signIn(slug, next: next)
    }
}
