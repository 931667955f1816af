// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// By when somebody is to have completed a Step.
package struct CompletionDate: Sendable, Hashable {
    /// The first moment of the last day (UTC).
    package let day: Instant
    /// Whether that day is over.
    package let isOverdue: Bool

    init(_ day: Instant, at now: Instant) {
        self.day = day
        isOverdue = day.seconds + Self.daySeconds <= now.seconds
    }

    static let daySeconds: Int64 = 86_400
    /// How long before its end people are reminded of it.
    static let noticeSeconds: Int64 = 14 * daySeconds
    private static let aheadSecondsMaximum: Int64 = 10 * 366 * daySeconds

    /// A day that can be set now.
    ///
    /// - Throws: ``InvalidInput`` where it is past, or too far ahead to be meant.
    static func checked(_ day: Instant, at now: Instant) throws -> Instant {
        let today = now.seconds - (now.seconds % daySeconds + daySeconds) % daySeconds
        guard day.seconds >= today else {
            throw InvalidInput("day", "That day is past. Enter today, or a day that is to come.")
        }
        guard day.seconds - today <= aheadSecondsMaximum else {
            throw InvalidInput("day", "That is more than ten years ahead. Enter a nearer day.")
        }
        return day
    }
}
