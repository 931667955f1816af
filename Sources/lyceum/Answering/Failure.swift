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
        problems.flatMap { $0.lines(for: terminal) }
    }
}

/// One thing wrong, in a file or in what was asked.
struct Problem: Encodable, Hashable {
    var severity: String
    var file: String?
    var line: Int?
    var message: String
    var remedy: String?

    init(severity: String, file: String? = nil, line: Int? = nil, message: String, remedy: String? = nil) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    init(_ problem: FileProblem) {
        self.init(
            severity: problem.severity.rawValue,
            file: problem.file,
            line: problem.line,
            message: problem.message,
            remedy: problem.remedy
        )
    }

    /// The place, the severity and what is wrong on one line, what mends it below.
    func lines(for terminal: Terminal) -> [String] {
        let place = file.map { file in line.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
        let word = terminal.styled("\(severity):", severity == "error" ? .red : .yellow)
        return ["\(place)\(word) \(message)"] + (remedy.map { ["    \($0)"] } ?? [])
    }
}
