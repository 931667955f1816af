// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// When and where a session is to be, as it was entered, with what it is to be about.
struct SupervisionForm: Sendable, Hashable {
    let learner: PersonID?
    let day: String
    let time: String
    let minutes: String
    let place: String
    let link: String
    let agenda: String
    /// Which form of the session it was entered on.
    let revision: Int

    init(_ form: Form) {
        learner = form["learner"].flatMap { UInt32($0) }.flatMap { $0 < 1 << 26 ? PersonID(index: $0) : nil }
        day = String((form["day"] ?? "").prefix(20))
        time = String((form["time"] ?? "").prefix(20))
        minutes = String((form["minutes"] ?? "60").prefix(4))
        place = form["place"] ?? ""
        link = form["link"] ?? ""
        agenda = form.verbatim("agenda") ?? ""
        revision = form.number("revision") ?? 0
    }

    /// As a session is now.
    init(_ supervision: Supervision) {
        let meeting = supervision.meeting
        let shown = supervision.zone.shown(at: meeting.startsAt)
        learner = supervision.learner.id
        day = shown.day.dayWritten
        time = supervision.zone.timeWords(meeting.startsAt)
        minutes = String(meeting.minutes)
        place = meeting.place
        link = meeting.link
        agenda = ""
        revision = supervision.revision
    }

    var plan: SupervisionPlan {
        SupervisionPlan(
            day: Instant(dayWritten: day),
            minute: Self.minute(time),
            minutes: Int(minutes) ?? 0,
            place: place,
            link: link
        )
    }

    /// The answers as fields of the page that checks them.
    var hidden: [HiddenField] {
        [
            HiddenField("learner", learner.map { String($0.index) }), HiddenField("day", day),
            HiddenField("time", time), HiddenField("minutes", minutes), HiddenField("place", place),
            HiddenField("link", link), HiddenField("agenda", agenda),
        ].compactMap(\.self)
    }

    /// The minute of the day of a time as fields send it: `14:30`, and of people who write `9:05`.
    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}

/// The questions for when and where.
struct MeetingFields: Sendable {
    let day: Field
    let time: Field
    let minutes: Choices
    let place: Field
    let link: Field

    init(_ form: SupervisionForm, _ zone: ClockZone, _ problems: Problems) {
        day = Field("day", "Day", value: form.day, type: .date, problems: problems, width: .short)
        time = Field(
            "time",
            "Begins at",
            value: form.time,
            type: .time,
            hint: "\(zone.title.capitalisedFirst), such as 14:30.",
            problems: problems,
            width: .short
        )
        let usual = [15, 30, 45, 60, 90, 120, 180, 240]
        let lengths = (usual + [Int(form.minutes) ?? 60]).reduce(into: Set<Int>()) { $0.insert($1) }.sorted()
        minutes = Choices(
            "minutes",
            "How long",
            lengths.map { Choices.Answer(String($0), $0.lengthWords) },
            chosen: [form.minutes],
            problems: problems
        )
        place = Field(
            "place",
            "Place",
            value: form.place,
            hint: "Such as “Seminar room, level 3”.",
            problems: problems,
            isRequired: false,
            width: .long
        )
        link = Field(
            "link",
            "Link",
            value: form.link,
            type: .url,
            hint: "If you meet in a video call: its whole address.",
            problems: problems,
            isRequired: false,
            width: .long
        )
    }
}

extension Int {
    /// Minutes in words: "45 minutes", "1 hour 30 minutes".
    var lengthWords: String {
        let (hours, minutes) = (self / 60, self % 60)
        let parts = [
            hours == 0 ? nil : hours == 1 ? "1 hour" : "\(hours) hours",
            minutes == 0 ? nil : minutes == 1 ? "1 minute" : "\(minutes) minutes",
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}

extension Instant {
    /// A day as date fields have it: `2026-09-03`.
    var dayWritten: String {
        let (year, month, day) = day
        let filled = { (number: Int, width: Int) in
            String(repeating: "0", count: Swift.max(0, width - String(number).count)) + String(number)
        }
        return "\(filled(year, 4))-\(filled(month, 2))-\(filled(day, 2))"
    }
}
