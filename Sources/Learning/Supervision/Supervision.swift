// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A supervision session: two people who meet, when and where (H-14).
package struct Supervision: Sendable, Hashable {
    package let id: Int64
    package let learner: NamedPerson
    /// Who arranged it, and meets the learner.
    package let arranger: NamedPerson
    package let meeting: Meeting
    /// The clock that its time is told by.
    package let zone: ClockZone
    /// How often it was changed: a form that was opened before the last change is told so.
    package let revision: Int
    /// By which calendars know it again.
    package let word: String
    package let changedAt: Instant
    package let cancellation: Cancellation?

    /// When and where people meet.
    package struct Meeting: Sendable, Hashable {
        package let startsAt: Instant
        package let minutes: Int
        /// Nothing where there is only a link.
        package let place: String
        /// An address of the web, or nothing.
        package let link: String

        package var endsAt: Instant { Instant(seconds: startsAt.seconds + Int64(minutes) * 60) }
    }

    /// That it does not take place.
    package struct Cancellation: Sendable, Hashable {
        package let at: Instant
        package let reason: String
    }

    /// How it is at a moment.
    package func state(at now: Instant) -> State {
        if cancellation != nil { return .cancelled }
        return now < meeting.endsAt ? .coming : .past
    }

    /// Whether it is still to come.
    package enum State: Sendable, Hashable {
        case coming, past, cancelled
    }

    /// The one of the two who is not this one.
    package func other(than person: PersonID?) -> NamedPerson { person == learner.id ? arranger : learner }
}

/// What one of the two writes about a session, for both to read.
package struct SupervisionPart: Sendable, Hashable {
    package let author: NamedPerson
    package let agenda: String
    package let notes: String
    /// How often it was changed.
    package let revision: Int
    package let writtenAt: Instant?
}

/// A session as one of the two sees it.
package struct SupervisionDetails: Sendable, Hashable {
    package let supervision: Supervision
    /// The learner's first.
    package let parts: [SupervisionPart]
    /// Whose part the viewer writes, if any.
    package let writes: PersonID?
    package let mayEdit: Bool
    package let state: Supervision.State
    /// Whether the learner is on no Step now, as far as the viewer may know that.
    package let isLearnerGone: Bool

    /// What somebody has written so far.
    package func part(of person: PersonID) -> SupervisionPart? { parts.first { $0.author.id == person } }
}

/// Which session something is about, as the trail and notices keep it: between whom, and when it was to be.
package struct SupervisionMark: Sendable, Hashable, Codable {
    package let supervision: Int64
    /// The learner.
    package let person: UInt32
    /// Who arranged it.
    package let arranger: UInt32
    let at: Int64
    let zone: String

    /// The moment, by the clock of then.
    var words: String { (ClockZone(zone) ?? .utc).words(Instant(seconds: at)) }

    /// The session as the engine is asked about it.
    var resource: Resource {
        Resource(in: .organisation, owner: PersonID(index: person), parties: [PersonID(index: arranger)])
    }
}
