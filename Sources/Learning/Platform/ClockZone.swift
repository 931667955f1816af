// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

/// The clock on an organisation's walls: what is arranged by the hour is entered and shown by it.
package struct ClockZone: Sendable, Hashable {
    /// Such as `Europe/London`.
    package let name: String
    private let zone: TimeZone

    /// Where nobody chose another.
    package static let utc = ClockZone(utcName, .gmt)
    private static let utcName = "UTC"

    /// Nothing where there is no zone of that name.
    package init?(_ name: String) {
        guard Self.names.contains(name), let zone = name == Self.utcName ? .gmt : TimeZone(identifier: name) else {
            return nil
        }
        self.init(name, zone)
    }

    private init(_ name: String, _ zone: TimeZone) {
        (self.name, self.zone) = (name, zone)
    }

    /// Every zone that can be chosen.
    package static let names: [String] =
        [utcName] + TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.sorted()

    /// The moment at which these clocks show so many minutes of a day, which is given by its first moment in UTC.
    ///
    /// Nothing for minutes that a change to summer time leaves out; of those that come twice, the first.
    package func moment(of day: Instant, minute: Int) -> Instant? {
        let shown = day.seconds + Int64(minute) * 60
        let offsets = Set([shown - 86_400, shown + 86_400].map { offset(at: $0) })
        return offsets.map { shown - $0 }.filter { $0 + offset(at: $0) == shown }.min().map { Instant(seconds: $0) }
    }

    /// The day that these clocks show, as its first moment in UTC, and the minute of it.
    package func shown(at moment: Instant) -> (day: Instant, minute: Int) {
        let shown = moment.seconds + offset(at: moment.seconds)
        let minutes = Int((shown % 86_400 + 86_400) % 86_400) / 60
        return (Instant(seconds: shown - (shown % 86_400 + 86_400) % 86_400), minutes)
    }

    private func offset(at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}

extension ClockZone {
    /// "Thursday 26 November 2026".
    package func dayWords(_ moment: Instant) -> String {
        let day = shown(at: moment).day
        let number = Int((day.seconds / 86_400 % 7 + 7) % 7)
        return "\(Self.weekdays[number]) \(day.dayWords)"
    }

    /// "14:00".
    package func timeWords(_ moment: Instant) -> String {
        let minute = shown(at: moment).minute
        let filled = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
        return "\(filled(minute / 60)):\(filled(minute % 60))"
    }

    /// "Thursday 26 November 2026 at 14:00 (UTC)".
    package func words(_ moment: Instant) -> String { "\(dayWords(moment)) at \(timeWords(moment)) (\(title))" }

    /// What stands behind a time of day: "UTC", or "time of Europe/London".
    package var title: String { name == Self.utcName ? name : "time of \(name)" }

    /// From the day on which 1970 began.
    private static let weekdays = [
        "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
    ]
}

extension Snapshot {
    /// The clock that the organisation goes by.
    func zone() throws -> ClockZone {
        let row = try transaction.row("SELECT time_zone FROM organisation WHERE id = \(organisation)")
        return try row.flatMap { ClockZone(try $0.read("time_zone")) } ?? .utc
    }
}
