// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// A session for a calendar (RFC 5545).
///
/// It has the same name whenever it is taken, and a number that each change raises, so that calendars replace what they
/// had. What people wrote is not in it: calendars are shared more widely than a session is.
struct CalendarEntry: Sendable {
    private let supervision: Supervision
    private let other: String
    /// The address of the session's page.
    private let page: String

    init(_ supervision: Supervision, for viewer: PersonID?, page: String) {
        self.supervision = supervision
        other = supervision.other(than: viewer).name
        self.page = page
    }

    /// The whole file: lines that end with a carriage return and a line feed, of at most 75 bytes each.
    var text: String { lines.map { Self.folded($0) + "\r\n" }.joined() }

    private var lines: [String] {
        let meeting = supervision.meeting
        let isCancelled = supervision.cancellation != nil
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lyceum//Supervision sessions//EN",
            "METHOD:\(isCancelled ? "CANCEL" : "PUBLISH")", "BEGIN:VEVENT", "UID:\(supervision.word)",
            "DTSTAMP:\(Self.time(supervision.changedAt))", "LAST-MODIFIED:\(Self.time(supervision.changedAt))",
            "SEQUENCE:\(supervision.revision)", "DTSTART:\(Self.time(meeting.startsAt))",
            "DTEND:\(Self.time(meeting.endsAt))", "SUMMARY:\(Self.escaped("Supervision session with \(other)"))",
            "STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")",
        ]
        let places = [meeting.place, meeting.link].filter { !$0.isEmpty }
        lines.append("LOCATION:\(Self.escaped(places.joined(separator: ", ")))")
        lines.append("DESCRIPTION:\(Self.escaped("Agenda and notes: \(page)"))")
        return lines + ["URL:\(page)", "END:VEVENT", "END:VCALENDAR"]
    }

    /// A moment in UTC: `20261126T140000Z`.
    private static func time(_ moment: Instant) -> String {
        let text = moment.fileText
        return String(text.prefix(19).compactMap { $0 == " " ? "T" : $0 == "-" || $0 == ":" ? nil : $0 }) + "Z"
    }

    /// Signs that would end a value or begin another are written as text.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            // What is left of control characters says nothing to a reader, and might to a calendar.
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: escaped.append(" ")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// A line of more than 75 bytes goes on in others, each behind a space; no character is cut.
    private static func folded(_ line: String) -> String {
        var (folded, length) = (String.UnicodeScalarView(), 0)
        for scalar in line.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if length + bytes > 75 {
                folded.append(contentsOf: ["\r", "\n", " "])
                length = 1
            }
            folded.append(scalar)
            length += bytes
        }
        return String(folded)
    }
}
