// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// By when learners are to have completed their Steps: set by whoever may enrol them.
package struct CompletionDates: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// A learner's Step, with the date of now, for who may set another.
    ///
    /// - Throws: ``Refused``, ``NotFound``, or ``Objection`` where they are not enrolled or the Step is signed off.
    package func outlook(of learner: PersonID, on step: NodeID, by viewer: Viewer) async throws -> StepRecord {
        try await platform.read(by: viewer) { try $0.permitDating(learner, on: step).record }
    }

    /// Whether the viewer may set it, and there is something to set it for.
    package func maySet(_ record: StepRecord, by viewer: Viewer) async throws -> Bool {
        guard record.isEnrolled, !record.isClosed else { return false }
        return try await platform.read(by: viewer) { snapshot in
            guard let enrolment = try snapshot.enrolment(of: record.learner, on: record.node),
                let role = snapshot.model.role(enrolment.role)
            else { return false }
            return snapshot.allows(giving: role, on: record.node, to: record.learner)
        }
    }

    /// Sets the last day, or takes it away; the learner is told.
    ///
    /// - Throws: ``InvalidInput`` where the day is past, and what ``outlook(of:on:by:)`` throws.
    package func set(
        _ day: Instant?,
        for learner: PersonID,
        on step: NodeID,
        by viewer: Viewer
    ) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (enrolment, record, permit) = try amendment.permitDating(learner, on: step)
            let day = try day.map { try CompletionDate.checked($0, at: amendment.now) }
            guard day != record.completeBy?.day else {
                throw InvalidInput("day", "This is the day already: change it, or leave the page.")
            }
            try amendment.setCompletion(day, beside: enrolment, permit)
        }
    }
}

extension Snapshot {
    /// What somebody is enrolled on a Step by, as long as it has not ended.
    func enrolment(of learner: PersonID, on step: NodeID) throws -> HoldingRow? {
        let learning = learningRoles
        return try openHoldingRows(of: learner).first { $0.node == step && learning.contains($0.role) }
    }

    /// Proof that the viewer may enrol somebody on a Step, and what they are enrolled on it by, if by anything.
    func permitEnrolling(_ learner: PersonID, on step: NodeID) throws -> (enrolment: HoldingRow?, permit: Permit) {
        _ = try existingStep(step)
        guard roster.isKnown(learner) else { throw NotFound() }
        let enrolment = try enrolment(of: learner, on: step)
        let learning = model.roles(granting: model.number(of: .answerGive))
        guard let role = enrolment.flatMap({ model.role($0.role) }) ?? learning.first else { throw NotFound() }
        return (enrolment, try permit(giving: role, on: step, to: learner))
    }

    /// Proof that the viewer may enrol somebody on a Step that they are on, and so say by when it is to be completed.
    fileprivate func permitDating(
        _ learner: PersonID,
        on step: NodeID
    ) throws -> (enrolment: HoldingRow, record: StepRecord, permit: Permit) {
        let (enrolment, permit) = try permitEnrolling(learner, on: step)
        let name = try existing(learner).name
        guard let enrolment else {
            throw Objection("\(name) is not enrolled on this Step now", remedy: "enrol them first")
        }
        let record = try record(of: learner, on: step)
        try record.demandOpen()
        return (enrolment, record, permit)
    }

    /// By when some people are to have completed the Steps that they are enrolled on.
    func completionDates(of people: [PersonID]) throws -> [Enrolled: CompletionDate] {
        guard !people.isEmpty else { return [:] }
        return try transaction.rows(
            """
            SELECT completion_date.person_id, completion_date.node_id, completion_date.day
            FROM completion_date
            JOIN holding
                ON holding.organisation_id = completion_date.organisation_id
                AND holding.id = completion_date.holding_id
            WHERE completion_date.organisation_id = \(organisation)
                AND completion_date.person_id \(in: people.map { Int64($0.index) })
                AND holding.ended_at IS NULL AND (holding.until_at IS NULL OR holding.until_at > \(now))
            """
        ).reduce(into: [:]) { dates, row in
            let key = Enrolled(person: try row.read("person_id"), node: try row.read("node_id"))
            dates[key] = CompletionDate(try row.read("day"), at: now)
        }
    }
}

extension Snapshot {
    /// What some people have signed off.
    func signedOff(_ people: [PersonID]) throws -> Set<Enrolled> {
        guard !people.isEmpty else { return [] }
        let rows = try transaction.rows(
            """
            SELECT person_id, node_id
            FROM sign_off
            WHERE organisation_id = \(organisation) AND state = 'given'
                AND person_id \(in: people.map { Int64($0.index) })
            """
        )
        return Set(try rows.map { Enrolled(person: try $0.read("person_id"), node: try $0.read("node_id")) })
    }
}

extension Amendment {
    /// Notes the last day beside an enrolment, or takes it away, and tells the learner.
    func setCompletion(_ day: Instant?, beside enrolment: HoldingRow, _ permit: Permit) throws {
        if let day {
            // Who is told of it now needs no reminder within the same two weeks.
            let isNear = day.seconds + CompletionDate.daySeconds - now.seconds <= CompletionDate.noticeSeconds
            let reminded = isNear ? now : nil
            try execute(
                """
                INSERT INTO completion_date (
                    organisation_id, holding_id, person_id, node_id, day, set_at, set_by, reminded_at
                )
                VALUES (
                    \(organisation), \(enrolment.id), \(enrolment.person), \(enrolment.node), \(day), \(now),
                    \(viewer.person), \(reminded)
                )
                ON CONFLICT (organisation_id, holding_id)
                DO UPDATE SET day = excluded.day, set_at = excluded.set_at, set_by = excluded.set_by,
                    reminded_at = excluded.reminded_at, overdue_told_at = NULL
                """,
                permit
            )
        } else {
            try execute(
                """
                DELETE FROM completion_date
                WHERE organisation_id = \(organisation) AND holding_id = \(enrolment.id)
                """,
                permit
            )
        }
        let mark = CompletionMark(StepMark(enrolment.person, enrolment.node), day)
        record(.completionDateSet(mark), permit)
        try tell(enrolment.person, .completionDateSet(mark))
    }
}

/// A learner's Step and its last day, as the trail and notices keep it; without a day where it was taken away.
package struct CompletionMark: Sendable, Hashable, Codable {
    package let step: StepMark
    let day: Int64?

    init(_ step: StepMark, _ day: Instant?) {
        self.step = step
        self.day = day?.seconds
    }

    var date: Instant? { day.map(Instant.init(seconds:)) }

    /// "3 March 2027".
    var words: String? { day.map { Instant(seconds: $0).dayWords } }
}
