// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation

/// When and where two people are to meet, as somebody entered it.
package struct SupervisionPlan: Sendable, Hashable {
    /// The first moment of the day in UTC, whatever clock the organisation goes by; nothing where it is no day.
    package var day: Instant?
    /// Of the day, by the organisation's clock; nothing where it is no time.
    package var minute: Int?
    package var minutes: Int
    package var place: String
    package var link: String

    package init(day: Instant?, minute: Int?, minutes: Int, place: String = "", link: String = "") {
        (self.day, self.minute, self.minutes, self.place, self.link) = (day, minute, minutes, place, link)
    }

    /// What was entered, as texts.
    var contents: [String] {
        [day.map { String($0.seconds) } ?? "", minute.map { String($0) } ?? "", String(minutes), place, link]
    }

    /// How long a session may be.
    package static let minutesAllowed = 5...480
    private static let aheadSecondsMaximum: Int64 = 2 * 366 * 86_400
    private static let linkMaximum = 500

    /// What it comes to by an organisation's clock.
    ///
    /// A session that is there keeps its moment where the time of day stays as it was shown: of an hour that the clocks
    /// show twice it may be the second.
    ///
    /// - Throws: ``InvalidInput`` with everything that is wrong.
    func meeting(
        by zone: ClockZone,
        after now: Instant,
        instead present: Instant? = nil
    ) throws -> Supervision.Meeting {
        var problems: [InvalidInput.Problem] = []
        let startsAt = beginning(by: zone, after: now, instead: present, &problems)
        if !Self.minutesAllowed.contains(minutes) {
            problems.append(.init(field: "minutes", message: "Choose how long it takes."))
        }
        let place = checkedPlace(&problems)
        guard problems.isEmpty else { throw InvalidInput(problems) }
        return Supervision.Meeting(
            startsAt: startsAt,
            minutes: minutes,
            place: place,
            link: link.trimmingCharacters(in: .whitespaces)
        )
    }

    private func beginning(
        by zone: ClockZone,
        after now: Instant,
        instead present: Instant?,
        _ problems: inout [InvalidInput.Problem]
    ) -> Instant {
        func note(_ field: String, _ message: String) { problems.append(.init(field: field, message: message)) }
        if day == nil { note("day", "Enter a day such as 2026-09-30.") }
        if minute.map((0..<1_440).contains) != true { note("time", "Enter a time such as 14:30.") }
        guard problems.isEmpty, let day, let minute else { return now }
        let kept = present.flatMap { zone.shown(at: $0) == (day, minute) ? $0 : nil }
        guard let moment = kept ?? zone.moment(of: day, minute: minute) else {
            note("time", "There is no such time on that day: the clocks go forward. Enter another.")
            return now
        }
        if moment <= now { note("day", "That is past already. Enter a day and a time that are to come.") }
        if moment.seconds - now.seconds > Self.aheadSecondsMaximum {
            note("day", "That is more than two years ahead. Enter a nearer day.")
        }
        return moment
    }

    private func checkedPlace(_ problems: inout [InvalidInput.Problem]) -> String {
        func note(_ field: String, _ message: String) { problems.append(.init(field: field, message: message)) }
        let isBlank = place.allSatisfy(\.isWhitespace)
        if !isBlank, Title(place) == nil {
            note("place", "Write at most \(Title.lengthMaximum) characters on one line.")
        }
        let link = link.trimmingCharacters(in: .whitespaces)
        // Calendars take an address in ASCII alone.
        let isAddress = LinkAddress.checked(link) != nil && link.utf8.allSatisfy { $0 < 0x80 }
        if !link.isEmpty, !isAddress || link.utf8.count > Self.linkMaximum {
            note("link", "Enter a whole address that begins with https://, of at most \(Self.linkMaximum) characters.")
        }
        if isBlank, link.isEmpty { note("place", "Say where you meet: write a place, or a link, or both.") }
        return Title(place)?.text ?? ""
    }
}
