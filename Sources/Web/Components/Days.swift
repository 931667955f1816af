// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Instant {
    /// The first moment of a day as date fields send it: `2026-09-03`.
    init?(dayWritten text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The same moment a day later.
    var nextDay: Instant { Instant(seconds: seconds + 86_400) }
}
