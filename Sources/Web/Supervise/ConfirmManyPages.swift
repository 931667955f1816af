// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// Looking at several answers on one page, and confirming those that are ticked or sending them back: all of them or none.
struct ConfirmManyPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let platform = visit.pages.platform
        do {
            let answers = try await Reviews(platform).answers(visit.query.answers("answer"), by: signedIn.viewer)
            let records = answers.map { (learner: $0.record.learner, step: $0.record.node) }
            try await Readers(platform).note(records, by: signedIn.viewer)
            return try visit.show(ConfirmManyPage(visit, signedIn, answers, ticked: []))
        } catch let input as InvalidInput {
            let page = try await ToDoPage.own(visit, signedIn, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func confirm(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await decide(visit, signedIn, "confirmed") { confirmations, ticked, comment in
            try await confirmations.confirm(ticked, comment: comment, by: signedIn.viewer)
        }
    }

    func sendBack(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await decide(visit, signedIn, "sent back, with your comment") { confirmations, ticked, comment in
            try await confirmations.sendBack(ticked, comment: comment, by: signedIn.viewer)
        }
    }

    private func decide(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ done: String,
        _ decision: (Confirmations, _ ticked: [Int64], _ comment: String) async throws -> Void
    ) async throws -> Response {
        let (ticked, platform) = (visit.form.answers("ticked"), visit.pages.platform)
        let answers: [ReviewableAnswer]
        do {
            answers = try await Reviews(platform).answers(visit.form.answers("answer"), by: signedIn.viewer)
        } catch let input as InvalidInput {
            let page = try await ToDoPage.own(visit, signedIn, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        do {
            // Only what the page showed counts as looked at.
            let seen = Set(answers.map(\.id))
            guard !ticked.isEmpty else { throw InvalidInput("ticked", "Tick those that you decide on.") }
            guard ticked.allSatisfy(seen.contains) else { throw Problem.notFound([]) }
            try await decision(Confirmations(platform), ticked, visit.form.verbatim("comment") ?? "")
        } catch let input as InvalidInput {
            let page = ConfirmManyPage(visit, signedIn, answers, ticked: ticked, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let now = try await Reviews(platform).answers(answers.map(\.id), by: signedIn.viewer)
            let page = ConfirmManyPage(visit, signedIn, now, ticked: ticked, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        let said = ticked.count == 1 ? "1 answer is \(done)." : "\(ticked.count) answers are \(done)."
        return visit.redirect(to: Address.supervise(signedIn.organisation), saying: said)
    }
}

extension Form {
    /// The numbers of answers under a name, each once.
    fileprivate func answers(_ name: String) -> [Int64] {
        var seen: Set<Int64> = []
        return all(name).compactMap { Int64($0) }.filter { seen.insert($0).inserted }
    }
}
