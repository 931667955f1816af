// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations
import RoleModels

/// Why a question has no answer: what could not be understood or read, and what mends it.
struct Failure: Error, Answer {
    let problems: [Problem]

    init(_ problems: [FileProblem]) {
        self.problems = problems.map(Problem.init)
    }

    init(_ objection: Objection) {
        problems = [Problem(severity: "error", message: objection.message, remedy: objection.remedy)]
    }

    init(_ message: String, remedy: String? = nil) {
        self.init(Objection(message, remedy: remedy))
    }

    var exit: Exit { .notUnderstood }

    func lines(for terminal: Terminal) -> [String] {
        problems.flatMap { $0.lines(for: terminal, indent: 0) }
    }
}
