// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// Looking at one answer, and confirming it or sending it back.
struct ReviewPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let answer = try await Reviews(visit.pages.platform).answer(visit.answerNumber(), by: signedIn.viewer)
        try await Readers(visit.pages.platform)
            .note([(answer.record.learner, answer.record.node)], by: signedIn.viewer)
        return try visit.show(ReviewPage(visit, signedIn, answer))
    }

    func confirm(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await decide(visit, signedIn, "is confirmed") { confirmations, answer, comment in
            try await confirmations.confirm([answer], comment: comment, by: signedIn.viewer)
        }
    }

    func sendBack(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await decide(visit, signedIn, "is sent back, with your comment") { confirmations, answer, comment in
            try await confirmations.sendBack([answer], comment: comment, by: signedIn.viewer)
        }
    }

    /// Decides, and leads on to what waits longest; what was written is kept where it could not be done.
    private func decide(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ done: String,
        _ decision: (Confirmations, Int64, String) async throws -> Void
    ) async throws -> Response {
        let (platform, number) = (visit.pages.platform, try visit.answerNumber())
        do {
            try await decision(Confirmations(platform), number, visit.form.verbatim("comment") ?? "")
        } catch let input as InvalidInput {
            let answer = try await Reviews(platform).answer(number, by: signedIn.viewer)
            let page = ReviewPage(visit, signedIn, answer, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let answer = try await Reviews(platform).answer(number, by: signedIn.viewer)
            let page = ReviewPage(visit, signedIn, answer, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        let answer = try await Reviews(platform).answer(number, by: signedIn.viewer)
        let said = "\(answer.line.proficiency.code) of \(answer.record.learnerName) \(done)."
        return try await visit.redirectToNext(signedIn, saying: said)
    }
}

extension Visit {
    /// Leads on to the answer that the viewer was asked about first, or back to what waits where none is left.
    func redirectToNext(_ signedIn: SignedIn, saying done: String) async throws -> Response {
        let left = try await Reviews(pages.platform).waiting(.own, Learning.Page(size: 1), by: signedIn.viewer)
        guard let next = left.items.first else {
            return redirect(to: Address.supervise(signedIn.organisation), saying: done)
        }
        let count =
            left.total == 1
            ? "This is the last answer that waits for you."
            : "\(left.total) answers wait for you: this is the oldest."
        return redirect(to: Address.review(signedIn.organisation, next.answer), saying: "\(done) \(count)")
    }
}
