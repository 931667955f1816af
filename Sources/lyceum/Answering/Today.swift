// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation

extension Instant {
    /// The first moment of this day, by the clock and in UTC.
    static var today: Instant {
        let seconds = Int64(Date().timeIntervalSince1970.rounded(.down))
        return Instant(seconds: seconds - seconds % 86_400)
    }

    /// The day as files have it: `2026-11-22`.
    var dayText: String {
        let (year, month, day) = day
        func filled(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(filled(year, 4))-\(filled(month, 2))-\(filled(day, 2))"
    }
}
