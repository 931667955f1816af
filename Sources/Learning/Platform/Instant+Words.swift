// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

extension Instant {
    /// The day as it is read: "3 September 2026".
    package var dayWords: String {
        let (year, month, day) = day
        return "\(day) \(Self.months[(month - 1) % 12]) \(year)"
    }

    /// The month it falls in: "September 2026".
    package var monthWords: String {
        let (year, month, _) = day
        return "\(Self.months[(month - 1) % 12]) \(year)"
    }

    /// Day and minute, for what happened at a moment: "3 September 2026 at 14:02 (UTC)".
    package var minuteWords: String { "\(dayWords) at \(timeWords)" }

    /// The minute alone: "14:02 (UTC)".
    package var timeWords: String {
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) (UTC)"
    }

    private static var months: [String] {
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
    }
}
