// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// The final sign-off of a learner's own Step: what is missing, asking for it, and what came of it.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/learning/steps/{step}/sign-off` | how it stands, and the form for who may ask |
/// | POST | the same | asks |
/// | POST | `…/withdraw` | asks no longer |
struct OwnSignOffPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(OwnSignOffPage(visit, signedIn, try await own(visit, signedIn)))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (step, typed) = (try visit.step(), visit.form["statement"] ?? "")
        do {
            try await SignOffs(visit.pages.platform).ask(saying: typed, on: step, by: signedIn.viewer)
        } catch let input as InvalidInput {
            return try await showAgain(typed, Problems(input), [], .unprocessableContent, visit, signedIn)
        } catch let objection as Objection {
            return try await showAgain(typed, .none, [objection.sentence], .conflict, visit, signedIn)
        } catch let refused as Refused {
            return try await showAgain(typed, .none, refused.sentences, .forbidden, visit, signedIn)
        }
        return visit.redirect(
            to: Address.ownSignOff(signedIn.organisation, step),
            saying: "You asked for your final sign-off."
        )
    }

    func withdraw(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let step = try visit.step()
        try await SignOffs(visit.pages.platform).withdraw(on: step, by: signedIn.viewer)
        return visit.redirect(
            to: Address.ownSignOff(signedIn.organisation, step),
            saying: "You do not ask for your final sign-off any more."
        )
    }

    /// The page with the statement that was typed.
    private func showAgain(
        _ typed: String,
        _ problems: Problems,
        _ objections: [String],
        _ status: HTTPResponse.Status,
        _ visit: Visit,
        _ signedIn: SignedIn
    ) async throws -> Response {
        let own = try await own(visit, signedIn)
        let page = OwnSignOffPage(visit, signedIn, own, typed: typed, problems: problems, objections: objections)
        return try visit.show(page, status: status)
    }

    private func own(_ visit: Visit, _ signedIn: SignedIn) async throws -> OwnStep {
        try await Learning.Steps(visit.pages.platform).ownSignOff(try visit.step(), by: signedIn.viewer)
    }
}
