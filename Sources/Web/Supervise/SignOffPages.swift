// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// The final sign-off of a learner's Step: what is missing, giving it after a check, sending the request back, and
/// opening the Step again.
struct SignOffPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = try await page(visit, signedIn)
        try await Readers(visit.pages.platform).note([(visit.learner(), visit.step())], by: signedIn.viewer)
        return try visit.show(page)
    }

    /// Shows what it closes, before it is given.
    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (learner, step) = (try visit.learner(), try visit.step())
        let steps = Learning.Steps(visit.pages.platform)
        let outlook = try await steps.signOffToGive(to: learner, on: step, by: signedIn.viewer)
        guard outlook.canBeGiven else {
            return try visit.show(try await page(visit, signedIn), status: .conflict)
        }
        let record = try await steps.record(of: learner, on: step, by: signedIn.viewer)
        return try visit.show(SignOffCheckPage(visit, signedIn, record))
    }

    func give(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let statement = visit.form.verbatim("statement") ?? ""
        return try await decide(visit, signedIn, "The \(signedIn.words.step) is signed off. Its learner is told.") {
            signOffs,
            learner,
            step in
            try await signOffs.give(to: learner, on: step, saying: statement, by: signedIn.viewer)
        }
    }

    func sendBack(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let comment = visit.form.verbatim("comment") ?? ""
        return try await decide(visit, signedIn, "The request is sent back, with your comment.") {
            signOffs,
            learner,
            step in
            try await signOffs.sendBack(learner, on: step, comment: comment, by: signedIn.viewer)
        }
    }

    func reopen(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reason = visit.form.verbatim("reason") ?? ""
        return try await decide(visit, signedIn, "The \(signedIn.words.step) is open again. Its learner is told.") {
            signOffs,
            learner,
            step in
            try await signOffs.reopen(learner, on: step, because: reason, by: signedIn.viewer)
        }
    }

    /// Decides, and shows how things are then; what was written is kept where it could not be done.
    private func decide(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ done: String,
        _ decision: (SignOffs, PersonID, NodeID) async throws -> Void
    ) async throws -> Response {
        let (learner, step) = (try visit.learner(), try visit.step())
        do {
            try await decision(SignOffs(visit.pages.platform), learner, step)
        } catch let input as InvalidInput {
            let page = try await page(visit, signedIn, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let page = try await page(visit, signedIn, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(to: Address.learnerSignOff(signedIn.organisation, learner, step), saying: done)
    }

    private func page(
        _ visit: Visit,
        _ signedIn: SignedIn,
        problems: Problems = .none,
        objection: String? = nil
    ) async throws -> SignOffPage {
        let (learner, step) = (try visit.learner(), try visit.step())
        let steps = Learning.Steps(visit.pages.platform)
        let outlook = try await steps.signOff(of: learner, on: step, by: signedIn.viewer)
        let record = try await steps.record(of: learner, on: step, by: signedIn.viewer)
        return SignOffPage(visit, signedIn, record, outlook, problems: problems, objection: objection)
    }
}
