// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Something wrong with a file: where, what, and what to do about it.
package struct FileProblem: Sendable, Hashable {
    package var severity: Severity
    /// The file's name, as whoever asked for it named it.
    package var file: String
    /// Counted from 1; nothing where the problem is the whole file's.
    package var line: Int?
    package var message: String
    /// What mends it, where that can be said.
    package var remedy: String?

    package init(_ severity: Severity, file: String, line: Int?, message: String, remedy: String? = nil) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    /// Whether the file can be used all the same.
    package enum Severity: String, Sendable, Hashable {
        case error
        case warning
    }
}

extension FileProblem: CustomStringConvertible {
    /// One line, as compilers print it: `university.yaml:12: error: what is wrong; what mends it`.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let advice = remedy.map { "; \($0)" } ?? ""
        return "\(place): \(severity.rawValue): \(message)\(advice)"
    }
}
