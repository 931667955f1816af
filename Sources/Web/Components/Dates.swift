// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Instant {
    /// The day as it is read: "3 Sep 2026".
    var dayWords: String {
        let (year, month, day) = day
        return "\(day) \(Self.months[(month - 1) % 12]) \(year)"
    }

    /// Day and minute, for what happened at a moment: "3 Sep 2026, 14:02 UTC".
    var minuteWords: String {
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(dayWords), \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) UTC"
    }

    private static var months: [String] {
        ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
}
