// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// Says which roles of the viewer's own ended lately that would have allowed something, and to the minute when.
    ///
    /// It is the reader's own affair, also where they may not know any more what they were looking at.
    func endedLately(allowing isAllowed: (Instant) -> Bool) throws -> [String] {
        guard let person = viewer.person, roster.isActive(person) else { return [] }
        var sentences: [String] = []
        for row in try holdingRows(of: person) where sentences.count < 3 {
            guard let holding = row.holding(in: model), holding.until <= now,
                now.seconds - holding.until.seconds < Self.secondsRemembered, holding.from < holding.until,
                isAllowed(Instant(seconds: holding.until.seconds - 1))
            else { continue }
            let record = HoldingRecord(holding, in: model)
            let title: String = try named { self.words(for: record, $0) }
            sentences.append("Your role \(title) ended on \(holding.until.minuteText).")
        }
        return sentences
    }

    /// What ended longer ago is on the page of one's roles.
    private static var secondsRemembered: Int64 { 14 * 86_400 }
}

extension HoldingRecord {
    /// ` after 30 November 2026`, the last day; nothing where there is no end.
    var lastDayWords: String {
        until.map { " after \(Instant(seconds: $0 - 1).dayText)" } ?? ""
    }
}

extension Instant {
    /// Day and minute, such as `22 November 2026 at 14:02 (UTC)`.
    fileprivate var minuteText: String {
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        let filled = { (number: Int64) in number < 10 ? "0\(number)" : String(number) }
        return "\(dayText) at \(filled(minutes / 60)):\(filled(minutes % 60)) (UTC)"
    }

    /// The day, such as `22 November 2026`.
    fileprivate var dayText: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let (year, month, day) = day
        return "\(day) \(months[month - 1]) \(year)"
    }
}
