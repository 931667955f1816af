// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// Erasing people, and who looked at their pages.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/erasures` | who asked to be erased |
/// | GET, POST | `/{organisation}/people/{person}/erasure` | what goes and what stays; erases, or declines what they asked |
/// | GET | `/{organisation}/people/{person}/readers` | who looked at somebody's page, where the model shows it |
struct ErasurePages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let requests = try await Erasures(visit.pages.platform).requests(by: signedIn.viewer)
        return try visit.show(ErasureRequestsPage(visit, signedIn, requests))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let review = try await Erasures(visit.pages.platform).review(visit.person(), by: signedIn.viewer)
        return try visit.show(ErasurePage(visit, signedIn, review))
    }

    func decide(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (person, erasures) = (try visit.person(), Erasures(visit.pages.platform))
        let review = try await erasures.review(person, by: signedIn.viewer)
        let name = review.person.name
        if visit.form["decision"] == "decline" {
            try await erasures.decline(person, by: signedIn.viewer)
            return visit.redirect(
                to: Address.person(signedIn.organisation, person),
                saying: "\(name) stays, and is told so."
            )
        }
        guard visit.form["decision"] == "erase" else { throw Problem.unreadable }
        guard visit.form.isTicked("sure") else {
            let problems = Problems([.init("sure", "Tick that you are sure, as this cannot be undone.")])
            return try visit.show(ErasurePage(visit, signedIn, review, problems), status: .unprocessableContent)
        }
        do {
            try await erasures.erase(person, by: signedIn.viewer)
        } catch let error as Objection {
            let problems = Problems([.init("sure", error.sentence)])
            return try visit.show(ErasurePage(visit, signedIn, review, problems), status: .conflict)
        }
        return visit.redirect(
            to: Address.people(signedIn.organisation),
            saying: "\(name) is erased, and is called “\(review.erasedName)” now."
        )
    }

    func readers(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: ReadersPage.size)
        let readers = try await Readers(visit.pages.platform).list(of: visit.person(), page, by: signedIn.viewer)
        return try visit.show(ReadersPage(visit, signedIn, readers))
    }
}
