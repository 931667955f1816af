// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Acting as another, in organisations whose role model has it (T-18).
///
/// | method | path | |
/// |---|---|---|
/// | GET, POST | `/{organisation}/people/{person}/act-as` | asks for the reason, and begins |
/// | POST | `/{organisation}/acting/end` | ends it |
struct ActingPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(ActAsPage(visit, signedIn, try await candidate(visit, signedIn)))
    }

    func begin(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let candidate = try await candidate(visit, signedIn)
        do {
            let token = try await Acting(visit.pages.platform)
                .begin(as: candidate.person, because: visit.form["reason"] ?? "", by: signedIn.viewer)
            var response = visit.redirect(to: Address.home(signedIn.organisation))
            // Without an age, so that it ends with the window.
            response.setCookie(visit.cookies.make(.acting, token))
            return response
        } catch let input as InvalidInput {
            let page = ActAsPage(visit, signedIn, candidate, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func end(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        if let token = visit.cookies.acting { try await Entrance(visit.pages.platform).stopActing(token) }
        let address = signedIn.actedAs.map { Address.person(signedIn.organisation, $0.person) }
        var response = visit.redirect(
            to: address ?? Address.home(signedIn.organisation),
            saying: "You are yourself again, \(signedIn.personName)."
        )
        response.setCookie(visit.cookies.drop(.acting))
        return response
    }

    private func candidate(_ visit: Visit, _ signedIn: SignedIn) async throws -> ActingCandidate {
        try await Acting(visit.pages.platform).candidate(visit.person(), by: signedIn.viewer)
    }
}

/// What acting as somebody means, and why one does it.
struct ActAsPage: Page {
    static let template = "acting/begin"

    let frame: Frame
    let points: [String]
    let action: String
    let reason: Field
    let button: String
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ candidate: ActingCandidate, problems: Problems = .none) {
        let name = candidate.name
        cancel = Address.person(signedIn.organisation, candidate.person)
        frame = Frame(
            visit,
            "Act as \(name)",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(signedIn.organisation)),
                Frame.Place(name, at: cancel),
            ],
            problems: problems
        )
        points = [
            "You see the pages of \(name), and can do what both of you may.",
            "Everything that you do is recorded under both names, and \(name) is told that you did this.",
            "Their account, password and messages stay theirs, and nothing counts as their learning.",
            "It ends when you stop, sign out or close the browser, and after an hour.",
        ]
        action = Address.actAs(signedIn.organisation, candidate.person)
        reason = Field(
            "reason",
            "Why",
            value: visit.form["reason"] ?? "",
            hint: "In a few words, such as “cannot find her course, ticket 412”. \(name) reads it too.",
            problems: problems,
            width: .long
        )
        button = "Act as \(name)"
    }
}
