// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// Says which roles of the viewer's own ended lately that would have allowed something, and to the minute when.
    ///
    /// It is the reader's own affair, also where they may not know any more what they were looking at.
    func endedLately(allowing isAllowed: (Instant) -> Bool) throws -> [String] {
        guard let person = viewer.oneself, roster.isActive(person) else { return [] }
        var sentences: [String] = []
        for row in try holdingRows(of: person) where sentences.count < 3 {
            guard let holding = row.holding(in: model), holding.until <= now,
                now.seconds - holding.until.seconds < Self.secondsRemembered, holding.from < holding.until,
                isAllowed(Instant(seconds: holding.until.seconds - 1))
            else { continue }
            let record = HoldingRecord(holding, in: model)
            let title: String = try named { self.words(for: record, $0) }
            sentences.append("Your role \(title) ended on \(holding.until.minuteWords).")
        }
        return sentences
    }

    /// What ended longer ago is on the page of one's roles.
    private static var secondsRemembered: Int64 { 14 * 86_400 }
}

extension HoldingRecord {
    /// ` after 30 November 2026`, the last day; nothing where there is no end.
    var lastDayWords: String {
        until.map { " after \(Instant(seconds: $0 - 1).dayWords)" } ?? ""
    }
}
