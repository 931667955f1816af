// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc

/// The table of figures: each beside what it should reach and beside its yardsticks of the same run.
struct Report {
    private var rows: [Row] = []
    private(set) var missed = 0

    struct Row {
        var on: String
        var figure: String
        var target: String
        var isReached: Bool?
        var yardsticks: String
    }

    /// Adds a row, printing it at once, as a run takes minutes.
    mutating func add(
        _ on: String,
        _ nanoseconds: Double,
        atMost target: Double? = nil,
        against yardsticks: [(String, Double)] = []
    ) {
        let reached = target.map { nanoseconds <= $0 }
        if reached == false { missed += 1 }
        add(
            Row(
                on: on,
                figure: time(nanoseconds),
                target: target.map { "≤ " + time($0) } ?? "",
                isReached: reached,
                yardsticks: yardsticks.map { "\($0.0) \(time($0.1)) (\(ratio(nanoseconds, $0.1)))" }
                    .joined(separator: ", ")
            )
        )
    }

    mutating func add(_ on: String, ratio value: Double, atMost target: Double) {
        if value > target { missed += 1 }
        add(
            Row(
                on: on,
                figure: digits(value) + " ×",
                target: "≤ \(digits(target)) ×",
                isReached: value <= target,
                yardsticks: ""
            )
        )
    }

    mutating func add(_ on: String, megabytes value: Double, atMost target: Double) {
        if value > target { missed += 1 }
        add(
            Row(
                on: on,
                figure: digits(value) + " MB",
                target: "≤ \(digits(target)) MB",
                isReached: value <= target,
                yardsticks: ""
            )
        )
    }

    private mutating func add(_ row: Row) {
        rows.append(row)
        let mark = row.isReached.map { $0 ? "reached" : "MISSED" } ?? ""
        defer { fflush(nil) }
        print("| \(row.on) | \(row.figure) | \(row.target) | \(mark) | \(row.yardsticks) |")
    }

    static func printHead() {
        print("| on | measured | target | | beside it in the same run (ratio) |")
        print("|---|---|---|---|---|")
    }
}

func time(_ nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1000: digits(nanoseconds) + " ns"
    case ..<1_000_000: digits(nanoseconds / 1000) + " µs"
    case ..<1_000_000_000: digits(nanoseconds / 1_000_000) + " ms"
    default: digits(nanoseconds / 1_000_000_000) + " s"
    }
}

private func ratio(_ figure: Double, _ yardstick: Double) -> String {
    guard figure > 0, yardstick > 0 else { return "–" }
    return figure >= yardstick ? digits(figure / yardstick) + " × as long" : digits(yardstick / figure) + " × faster"
}

/// Three digits that matter.
func digits(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    let scale = value >= 10 ? 10.0 : 100.0
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
}
