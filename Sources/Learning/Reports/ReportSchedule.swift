// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// When a saved report is mailed: in the morning, at six (UTC).
package enum ReportSchedule: Sendable, Hashable {
    case never, daily
    /// On a day of the week, from 1 for Monday.
    case weekly(Int)
    /// On the first of each month.
    case monthly

    package static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// As it is stored, and as a form sends it: `weekly` alone without its day.
    package var word: String {
        switch self {
        case .never: "never"
        case .daily: "daily"
        case .weekly: "weekly"
        case .monthly: "monthly"
        }
    }

    package var weekday: Int? {
        if case .weekly(let day) = self { day } else { nil }
    }

    /// Nothing where there is no such schedule.
    package init?(_ word: String, weekday: Int?) {
        switch (word, weekday) {
        case ("never", _): self = .never
        case ("daily", _): self = .daily
        case ("weekly", let day?) where (1...7).contains(day): self = .weekly(day)
        case ("monthly", _): self = .monthly
        default: return nil
        }
    }

    /// "Each Monday".
    package var words: String {
        switch self {
        case .never: "Not mailed"
        case .daily: "Each day"
        case .weekly(let day): "Each \(Self.weekdays[(day - 1) % 7])"
        case .monthly: "On the first of each month"
        }
    }

    /// The first time after a moment; nothing where it is never.
    package func next(after now: Instant) -> Instant? {
        let day = (now.seconds - Self.six) / 86_400 + 1
        switch self {
        case .never: return nil
        case .daily: return Self.morning(of: day)
        case .weekly(let weekday):
            // The first of January 1970 was a Thursday.
            let ofDay = (day + 3) % 7 + 1
            return Self.morning(of: day + (Int64(weekday) - ofDay + 7) % 7)
        case .monthly:
            let first = Month(Instant(seconds: day * 86_400)).start.seconds / 86_400
            let next = (Month(Instant(seconds: day * 86_400)) + 1).start.seconds / 86_400
            return Self.morning(of: first == day ? day : next)
        }
    }

    private static let six: Int64 = 6 * 3_600
    private static func morning(of day: Int64) -> Instant { Instant(seconds: day * 86_400 + six) }
}
