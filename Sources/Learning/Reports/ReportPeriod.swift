// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// The time that a report is about: most move on with the calendar, so that a saved report is about the present.
package enum ReportPeriod: String, Sendable, Hashable, CaseIterable, Codable {
    case thisMonth = "this-month"
    case lastMonth = "last-month"
    case threeMonths = "3-months"
    case twelveMonths = "12-months"
    case fiveYears = "5-years"
    /// Between two days of the reader's choosing.
    case days

    package var title: String {
        switch self {
        case .thisMonth: "This month"
        case .lastMonth: "Last month"
        case .threeMonths: "The last 3 months"
        case .twelveMonths: "The last 12 months"
        case .fiveYears: "The last 5 years"
        case .days: "Between two days"
        }
    }

    /// No report goes further back from its end.
    static let monthsMaximum = 120
}

/// A month of the calendar, by which reports count.
struct Month: Sendable, Hashable, Comparable {
    /// Months since the year 0.
    let count: Int

    init(_ time: Instant) {
        let (year, month, _) = time.day
        count = year * 12 + month - 1
    }

    private init(count: Int) {
        self.count = count
    }

    /// Its first moment.
    var start: Instant { Instant(year: count / 12, month: count % 12 + 1, day: 1) ?? .distantPast }

    static func + (month: Month, months: Int) -> Month { Month(count: month.count + months) }

    static func < (left: Month, right: Month) -> Bool { left.count < right.count }

    /// Those from one to another, both included.
    static func all(from first: Month, to last: Month) -> [Month] {
        first.count > last.count ? [] : (first.count...last.count).map { Month(count: $0) }
    }
}

/// A stretch of time: from a moment on, and before another.
package struct ReportSpan: Sendable, Hashable {
    package let from: Instant
    package let until: Instant

    /// The months that lie in it, wholly or in part.
    var months: [Month] { Month.all(from: Month(from), to: Month(Instant(seconds: until.seconds - 1))) }
    /// Its days, counted since 1970, the last of them left out.
    var days: Range<Int64> { from.seconds / 86_400..<max(from.seconds, until.seconds + 86_399) / 86_400 }

    /// "1 January 2026 to 22 November 2026".
    package var words: String { "\(from.dayWords) to \(Instant(seconds: until.seconds - 1).dayWords)" }
}
