// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Organisations

/// What is wrong with a form that was sent: a list on top of the page, and a sentence at each field.
struct Problems: Sendable, Hashable {
    let all: [FieldProblem]

    static let none = Problems([])

    init(_ all: [FieldProblem]) {
        self.all = all
    }

    /// What a verb of the domain found wrong with what was entered.
    init(_ input: InvalidInput) {
        all = input.problems.map { FieldProblem($0.field, $0.message) }
    }

    /// What stands in the way now, told at a field so that the form stays with what was entered.
    init(_ objection: Objection, at field: String) {
        all = [FieldProblem(field, objection.sentence)]
    }

    /// One field, and a sentence that says what to enter.
    struct FieldProblem: Sendable, Hashable {
        let field: String
        let message: String

        init(_ field: String, _ message: String) {
            self.field = field
            self.message = message
        }
    }

    /// What is wrong with one field.
    subscript(field: String) -> String? {
        all.first { $0.field == field }?.message
    }

    /// For the top of the page; nil where nothing is wrong.
    var summary: ErrorSummary? {
        all.isEmpty ? nil : ErrorSummary(problems: all)
    }
}

/// The box on top of a form that leads to each field with something wrong in it.
struct ErrorSummary: Sendable {
    let problems: [Problems.FieldProblem]
}
