// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// A session in a list.
struct SupervisionLine: Sendable {
    let when: String
    let with: String
    let sessionAddress: String
    let whereWords: String
    let stateTag: Tag?

    init(_ supervision: Supervision, for viewer: PersonID?, at now: Instant? = nil, in organisation: String) {
        let (meeting, zone) = (supervision.meeting, supervision.zone)
        let time = "\(zone.timeWords(meeting.startsAt)) (\(zone.title))"
        let near = now.flatMap { zone.nearWords(meeting.startsAt, at: $0) }
        when = "\(near ?? zone.dayWords(meeting.startsAt)) at \(time)"
        with = supervision.other(than: viewer).name
        sessionAddress = Address.supervision(organisation, supervision.id)
        whereWords = meeting.place.isEmpty ? "By video call" : meeting.place
        stateTag = supervision.cancellation == nil ? nil : Tag("Cancelled", .warning)
    }

    /// The viewer's own of the next seven days.
    static func soon(_ visit: Visit, _ signedIn: SignedIn) async throws -> [SupervisionLine] {
        let soon = try await Supervisions(visit.pages.platform).soon(by: signedIn.viewer)
        return all(soon.sessions, signedIn, at: soon.now)
    }

    /// Those of a list.
    static func all(
        _ supervisions: [Supervision],
        _ signedIn: SignedIn,
        at now: Instant? = nil
    ) -> [SupervisionLine] {
        supervisions.map {
            SupervisionLine($0, for: signedIn.viewer.subject, at: now, in: signedIn.organisation)
        }
    }
}

extension ClockZone {
    /// "Today", "Tomorrow"; nothing for other days.
    fileprivate func nearWords(_ moment: Instant, at now: Instant) -> String? {
        let days = (shown(at: moment).day.seconds - shown(at: now).day.seconds) / 86_400
        return days == 0 ? "Today" : days == 1 ? "Tomorrow" : nil
    }
}
