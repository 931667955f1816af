// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// How long things are kept.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/retention` | each rule, and what it would let go of today |
/// | GET | `/{organisation}/retention/{kind}` | another number of days, and what that would let go of |
/// | POST | `/{organisation}/retention/{kind}` | makes it the rule |
struct RetentionPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let rules = try await Retention(visit.pages.platform).rules(by: signedIn.viewer)
        return try visit.show(RetentionPage(visit, signedIn, rules))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (kind, retention) = (try visit.retentionKind(), Retention(visit.pages.platform))
        let rules = try await retention.rules(by: signedIn.viewer)
        guard let rule = rules.first(where: { $0.kind == kind }) else { throw Problem.notFound([]) }
        do {
            let isAsked = visit.query["step"] != nil
            let days = isAsked ? try Self.days(visit.query) : rule.days
            let due = try await retention.preview(kind, days: days, by: signedIn.viewer)
            return try visit.show(RetentionRulePage(visit, signedIn, due, isChecked: isAsked))
        } catch let input as InvalidInput {
            let page = RetentionRulePage(visit, signedIn, rule, isChecked: false, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func keep(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let kind = try visit.retentionKind()
        let days = try Self.days(visit.form)
        try await Retention(visit.pages.platform).keep(kind, days: days, by: signedIn.viewer)
        return visit.redirect(
            to: Address.retention(signedIn.organisation),
            saying: "\(kind.title): \(days.map { "kept for \($0) days" } ?? "kept without end") from now on."
        )
    }

    private static func days(_ form: Form) throws -> Int? {
        guard let text = form["days"] else { return nil }
        guard let days = Int(text) else {
            throw InvalidInput("days", "Write a number of days, or leave it empty to keep it.")
        }
        return days
    }
}

extension Visit {
    fileprivate func retentionKind() throws -> RetentionKind {
        guard let kind = RetentionKind(rawValue: try word("kind")) else { throw Problem.notFound([]) }
        return kind
    }
}
