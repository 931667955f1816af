// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import RoleModels

/// One thing wrong, in a file or in what was asked.
struct Problem: Encodable, Hashable {
    var severity: String
    var file: String?
    var line: Int?
    var message: String
    var remedy: String?
    /// Which check of a role model found it.
    var rule: String?

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

    /// A problem of a role model; what it is about is said first, unless the message says it.
    init(_ problem: ModelProblem, file: String) {
        let part = problem.part.description
        self.init(
            severity: problem.severity.rawValue,
            file: file,
            line: problem.sourceLine,
            message: problem.message.hasPrefix(part) ? problem.message : "\(part): \(problem.message)",
            remedy: problem.remedy
        )
        rule = problem.rule.rawValue
    }

    /// The place, the severity and what is wrong, as compilers print it; what mends it below.
    func lines(for terminal: Terminal, indent: Int) -> [String] {
        let place = file.map { file in line.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
        let margin = String(repeating: " ", count: indent)
        var lines = "\(place)\(severity): \(message)".wrapped(at: terminal.width, after: margin, then: margin + "    ")
        // Colours come after wrapping, which counts what is seen.
        let word = terminal.styled("\(severity):", severity == "error" ? .red : .yellow)
        if let first = lines.first, let range = first.range(of: "\(severity):") {
            lines[0] = first.replacingCharacters(in: range, with: word)
        }
        let remedyMargin = margin + "    "
        return lines + (remedy?.wrapped(at: terminal.width, after: remedyMargin, then: remedyMargin) ?? [])
    }
}
