// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Supervisions {
    /// The viewer's own sessions, as learner and as who arranged them: those to come, the next first; or all others, the
    /// last first.
    package func own(_ time: Time, _ page: Page, by viewer: Viewer) async throws -> Paged<Supervision> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandSightOfSupervision()
            guard let person = viewer.subject else { throw NotFound() }
            let isComing: SQL = "(cancelled_at IS NULL AND starts_at + minutes * 60 > \(snapshot.now))"
            let rows =
                switch time {
                case .coming: try snapshot.supervisions(of: person, where: isComing, order: "starts_at, id")
                case .past:
                    try snapshot.supervisions(of: person, where: "NOT \(isComing)", order: "starts_at DESC, id DESC")
                }
            let page = page.nearest(of: rows.count)
            let shown = rows.dropFirst(page.offset).prefix(page.size)
            return Paged(items: try snapshot.told(shown), page: page, total: rows.count)
        }
    }

    /// Which of somebody's sessions are meant.
    package enum Time: Sendable, Hashable {
        case coming
        /// Over, or cancelled.
        case past
    }

    /// The viewer's own sessions of the next seven days, the next first; at most ten, and none where there are no
    /// sessions at all.
    package func soon(by viewer: Viewer) async throws -> (sessions: [Supervision], now: Instant) {
        try await platform.read(by: viewer) { snapshot in
            let now = snapshot.now
            guard let person = viewer.subject, !snapshot.scope(.supervisionView).isNothing else { return ([], now) }
            let condition: SQL = """
                cancelled_at IS NULL AND starts_at + minutes * 60 > \(now)
                    AND starts_at < \(now.seconds + 7 * 86_400)
                """
            let rows = try snapshot.supervisions(of: person, where: condition, order: "starts_at, id")
            return (try snapshot.told(rows.prefix(10)), now)
        }
    }

    /// The sessions of one learner that the viewer may see, the last first; at most fifty.
    package func list(with learner: PersonID, by viewer: Viewer) async throws -> [Supervision] {
        try await platform.read(by: viewer) { snapshot in
            guard snapshot.roster.isKnown(learner), !snapshot.scope(.supervisionView).isNothing else { return [] }
            let rows = try snapshot.supervisions(of: learner, where: "1 = 1", order: "starts_at DESC, id DESC")
            return try snapshot.told(rows.filter { $0.learner == learner }.prefix(50))
        }
    }

    /// Whether the viewer may arrange sessions.
    package func mayArrange(by viewer: Viewer) async throws -> Bool {
        try await platform.read(by: viewer) { $0.allows(.supervisionArrange, Resource(.organisation)) }
    }

    /// Learners with whom the viewer can arrange a session, by name.
    package func learners(
        named search: String,
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Paged<NamedPerson> {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.supervisionArrange, Resource(.organisation))
            let enrolled = try snapshot.enrolled().keys.filter { $0 != viewer.subject }
            let rows = try snapshot.peopleRows(Array(enrolled), PeopleFilter(search: search, status: .active), page)
            return rows.map { NamedPerson(id: $0.id, name: $0.name) }
        }
    }

    /// What is known of a session that is being put together: with whom, and by which clock.
    ///
    /// - Throws: ``NotFound`` where the viewer can arrange none with that person.
    package func outlook(
        with learner: PersonID,
        by viewer: Viewer
    ) async throws -> (learner: NamedPerson, zone: ClockZone) {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.supervisionArrange, Resource(.organisation))
            guard learner != viewer.subject, try snapshot.isSupervisable(learner),
                let name = try snapshot.names(of: [learner])[learner]
            else { throw NotFound() }
            return (NamedPerson(id: learner, name: name), try snapshot.zone())
        }
    }

    /// What a plan comes to, before it is arranged.
    ///
    /// - Throws: ``InvalidInput``.
    package func check(
        _ plan: SupervisionPlan,
        agenda: String,
        with learner: PersonID,
        by viewer: Viewer
    ) async throws -> SupervisionCheck {
        _ = try WrittenText.checked(agenda, field: "agenda")
        return try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.supervisionArrange, Resource(.organisation))
            let zone = try snapshot.zone()
            let meeting = try plan.meeting(by: zone, after: snapshot.now)
            let condition: SQL = """
                cancelled_at IS NULL AND starts_at < \(meeting.endsAt)
                    AND starts_at + minutes * 60 > \(meeting.startsAt)
                """
            let person = viewer.subject ?? learner
            let others = try snapshot.supervisions(of: person, where: condition, order: "starts_at, id")
            return SupervisionCheck(meeting: meeting, zone: zone, meanwhile: try snapshot.told(others.prefix(3)))
        }
    }

    /// One session.
    ///
    /// A page on which it is about to be changed asks for the right to do that, and so tells at once why somebody may not.
    ///
    /// - Throws: ``NotFound`` where it is not the viewer's to see.
    package func details(
        _ id: Int64,
        for purpose: PermissionName = .supervisionView,
        by viewer: Viewer
    ) async throws -> SupervisionDetails {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existingSupervision(id)
            _ = try snapshot.permit(purpose, row.resource)
            guard let told = try snapshot.told([row]).first else { throw NotFound() }
            let isOpen = row.cancelledAt == nil
            let author = viewer.oneself.flatMap { [row.learner, row.arranger].contains($0) ? $0 : nil }
            let mayWrite = isOpen && snapshot.allows(.supervisionContribute, row.resource)
            return SupervisionDetails(
                supervision: told,
                parts: try snapshot.parts(of: row),
                writes: mayWrite ? author : nil,
                mayEdit: isOpen && !row.isOver(at: snapshot.now) && viewer.oneself != nil
                    && snapshot.allows(.supervisionEdit, row.resource),
                state: told.state(at: snapshot.now),
                isLearnerGone: try isOpen && snapshot.isGone(row.learner)
            )
        }
    }
}

/// What a session would be, before it is arranged.
package struct SupervisionCheck: Sendable, Hashable {
    package let meeting: Supervision.Meeting
    package let zone: ClockZone
    /// Sessions of the viewer's own at the same time.
    package let meanwhile: [Supervision]
}

extension Snapshot {
    /// Whether a learner whom the viewer looks after is on no Step any more.
    fileprivate func isGone(_ learner: PersonID) throws -> Bool {
        guard learner != viewer.subject, !scope(.answerView).isNothing else { return false }
        return try stepRows().allSatisfy { !isEnrolled(learner, on: $0.node) }
    }
}
