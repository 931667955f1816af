// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird

/// The style guide: every part that pages are made of, to look at.
struct StylePages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        try visit.show(StylePage(visit, problems: .none))
    }

    /// Says what is wrong with the sample form, or that all is well.
    func send(_ visit: Visit) async throws -> Response {
        var problems: [Problems.FieldProblem] = []
        if visit.form["email"] == nil {
            problems.append(.init("email", "Enter an e-mail address, such as ada@example.org"))
        }
        if visit.form["role"] == nil { problems.append(.init("role", "Choose the role to give")) }
        guard problems.isEmpty else {
            return try visit.show(StylePage(visit, problems: Problems(problems)), status: .unprocessableContent)
        }
        return visit.redirect(to: Address.styleGuide, saying: "Ada Okafor is now a course leader on Statistics.")
    }
}
