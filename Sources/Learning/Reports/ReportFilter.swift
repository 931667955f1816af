// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// What a report is asked about: which Step, whose, and when.
package struct ReportFilter: Sendable, Hashable, Codable {
    /// Nothing for all of them.
    package var step: NodeID?
    /// A group whose members alone are counted.
    package var group: NodeID?
    package var period: ReportPeriod
    /// The first and the last day, where the period is between two days.
    package var from: Instant?
    package var until: Instant?

    package init(
        step: NodeID? = nil,
        group: NodeID? = nil,
        period: ReportPeriod = .twelveMonths,
        from: Instant? = nil,
        until: Instant? = nil
    ) {
        self.step = step
        self.group = group
        self.period = period
        self.from = period == .days ? from : nil
        self.until = period == .days ? until : nil
    }

    /// The time that it is about, as seen from a moment.
    ///
    /// - Throws: ``InvalidInput`` where the last day comes before the first, or they lie too far apart.
    package func span(at now: Instant) throws -> ReportSpan {
        let month = Month(now)
        let today = Instant(seconds: now.seconds / 86_400 * 86_400)
        let tomorrow = Instant(seconds: today.seconds + 86_400)
        switch period {
        case .thisMonth: return ReportSpan(from: month.start, until: tomorrow)
        case .lastMonth: return ReportSpan(from: (month + -1).start, until: month.start)
        case .threeMonths: return ReportSpan(from: (month + -2).start, until: tomorrow)
        case .twelveMonths: return ReportSpan(from: (month + -11).start, until: tomorrow)
        case .fiveYears: return ReportSpan(from: (month + -59).start, until: tomorrow)
        case .days: return try chosenSpan(today)
        }
    }

    private func chosenSpan(_ today: Instant) throws -> ReportSpan {
        let last = until ?? today
        let first = from ?? (Month(last) + -11).start
        guard first <= last else {
            throw InvalidInput("until", "Choose a last day that does not come before the first.")
        }
        guard Month(last).count - Month(first).count < ReportPeriod.monthsMaximum else {
            throw InvalidInput("from", "Choose days that lie at most \(ReportPeriod.monthsMaximum / 12) years apart.")
        }
        return ReportSpan(from: first, until: Instant(seconds: last.seconds + 86_400))
    }

    private enum CodingKeys: CodingKey {
        case step, group, period, from, until
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            step: try fields.decodeIfPresent(UInt32.self, forKey: .step).map { NodeID(index: $0) },
            group: try fields.decodeIfPresent(UInt32.self, forKey: .group).map { NodeID(index: $0) },
            period: try fields.decode(ReportPeriod.self, forKey: .period),
            from: try fields.decodeIfPresent(Int64.self, forKey: .from).map { Instant(seconds: $0) },
            until: try fields.decodeIfPresent(Int64.self, forKey: .until).map { Instant(seconds: $0) }
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(step?.index, forKey: .step)
        try fields.encodeIfPresent(group?.index, forKey: .group)
        try fields.encode(period, forKey: .period)
        try fields.encodeIfPresent(from?.seconds, forKey: .from)
        try fields.encodeIfPresent(until?.seconds, forKey: .until)
    }
}
