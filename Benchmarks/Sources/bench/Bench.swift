// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Glibc
import Workloads

/// Measures the engine beside its yardsticks and prints one table.
///
/// Exits with 1 when answers differ. With the word
/// `million`, `courses` or `teams`, only that part.
@main
enum Bench {
    static let now = Instant(year: 2026, month: 11, day: 22) ?? Instant(seconds: 0)

    static func main() throws {
        if CommandLine.arguments.contains("--export") { return try exportRequests() }
        var report = Report()
        Report.printHead()
        // The largest first, while the process is small: its memory is one of the figures.
        let only = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") }
        if only == nil || only == "million" { try measureMillion(&report) }
        if only == nil || only == "courses" { try measureCourses(&report) }
        if only == nil || only == "teams" { try measureTeams(&report) }
        print("\(report.missed == 0 ? "every target reached" : "\(report.missed) targets missed")")
    }

    static func check(_ isEqual: Bool, _ what: @autoclosure () -> String) {
        guard !isEqual else { return }
        print("answers differ: \(what())")
        exit(1)
    }
}
