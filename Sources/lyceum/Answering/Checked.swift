// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations

/// How what was checked is reported, role models and organisations alike.
enum Checked {
    static func exit(_ problems: [Problem], isStrict: Bool) -> Exit {
        problems.contains { isStrict || $0.severity == "error" } ? .no : .fine
    }

    /// A line with the counts, then the problems.
    static func lines(_ name: String, _ problems: [Problem], _ terminal: Terminal) -> [String] {
        let errors = problems.count { $0.severity == "error" }
        let warnings = problems.count - errors
        let mark = errors > 0 ? terminal.styled("FAIL", .red) : terminal.styled("ok  ", .green)
        let counts = [errors > 0 ? counted(errors, "error") : "", warnings > 0 ? counted(warnings, "warning") : ""]
            .filter { !$0.isEmpty }
        return ["\(mark)  \(name)  \(counts.isEmpty ? "nothing to mend" : listed(counts))"]
            + problems.flatMap { $0.lines(for: terminal, indent: 6) }
    }
}
