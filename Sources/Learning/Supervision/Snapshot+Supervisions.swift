// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A session as the database keeps it.
struct SupervisionRow: Sendable {
    var id: Int64
    var learner: PersonID
    var arranger: PersonID
    var meeting: Supervision.Meeting
    var revision: Int
    var word: String
    var changedAt: Instant
    var cancelledAt: Instant?
    var cancelReason: String?

    static let columns: SQL = """
        id, person_id, arranged_by, starts_at, minutes, place, link, revision, word, changed_at, cancelled_at,
            cancel_reason
        """

    init(_ row: Row) throws {
        id = try row.read("id")
        learner = try row.read("person_id")
        arranger = try row.read("arranged_by")
        meeting = Supervision.Meeting(
            startsAt: try row.read("starts_at"),
            minutes: try row.read("minutes"),
            place: try row.read("place"),
            link: try row.read("link")
        )
        revision = try row.read("revision")
        word = try row.read("word")
        changedAt = try row.read("changed_at")
        cancelledAt = try row.read("cancelled_at")
        cancelReason = try row.read("cancel_reason")
    }

    /// The session as the engine is asked about it.
    var resource: Resource { Resource(in: .organisation, owner: learner, parties: [arranger]) }

    func isOver(at now: Instant) -> Bool { meeting.endsAt <= now }

    func mark(_ zone: ClockZone) -> SupervisionMark {
        SupervisionMark(
            supervision: id,
            person: learner.index,
            arranger: arranger.index,
            at: meeting.startsAt.seconds,
            zone: zone.name
        )
    }

    func supervision(_ names: [PersonID: String], _ zone: ClockZone) -> Supervision {
        Supervision(
            id: id,
            learner: NamedPerson(id: learner, name: names[learner] ?? "somebody"),
            arranger: NamedPerson(id: arranger, name: names[arranger] ?? "somebody"),
            meeting: meeting,
            zone: zone,
            revision: revision,
            word: word,
            changedAt: changedAt,
            cancellation: cancelledAt.map { Supervision.Cancellation(at: $0, reason: cancelReason ?? "") }
        )
    }
}

extension Snapshot {
    /// A session, whoever asks.
    ///
    /// - Throws: ``NotFound``.
    func existingSupervision(_ id: Int64) throws -> SupervisionRow {
        let row = try transaction.row(
            """
            SELECT \(SupervisionRow.columns)
            FROM supervision
            WHERE organisation_id = \(organisation) AND id = \(id)
            """
        )
        guard let row else { throw NotFound() }
        return try SupervisionRow(row)
    }

    /// Stops whoever can see no session of anybody.
    func demandSightOfSupervision() throws {
        if scope(.supervisionView).isNothing { _ = try permit(.supervisionView, Resource(.organisation)) }
    }

    /// The sessions of somebody, as the one who learns or the one who arranged them, as far as the viewer may see them.
    func supervisions(of person: PersonID, where condition: SQL, order: SQL) throws -> [SupervisionRow] {
        try transaction.rows(
            """
            SELECT \(SupervisionRow.columns)
            FROM supervision
            WHERE organisation_id = \(organisation) AND (person_id = \(person) OR arranged_by = \(person))
                AND \(condition)
            ORDER BY \(order)
            LIMIT \(Self.supervisionsMaximum)
            """
        ).map(SupervisionRow.init).filter { allows(.supervisionView, $0.resource) }
    }

    /// No list has more of what one person ever arranged; the nearest count.
    private static var supervisionsMaximum: Int { 5_000 }

    func told(_ rows: some Collection<SupervisionRow>) throws -> [Supervision] {
        let names = try names(of: Set(rows.flatMap { [$0.learner, $0.arranger] }).sorted())
        let zone = try zone()
        return rows.map { $0.supervision(names, zone) }
    }

    /// What the two wrote, the learner's first.
    func parts(of row: SupervisionRow) throws -> [SupervisionPart] {
        let names = try names(of: [row.learner, row.arranger])
        let rows = try transaction.rows(
            """
            SELECT person_id, agenda, notes, revision, written_at
            FROM supervision_part
            WHERE organisation_id = \(organisation) AND supervision_id = \(row.id)
            """
        )
        let written = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.read("person_id") as PersonID, $0) })
        return try [row.learner, row.arranger].map { person in
            let found = written[person]
            return SupervisionPart(
                author: NamedPerson(id: person, name: names[person] ?? "somebody"),
                agenda: try found?.read("agenda") ?? "",
                notes: try found?.read("notes") ?? "",
                revision: try found?.read("revision") ?? 0,
                writtenAt: try found?.read("written_at")
            )
        }
    }
}
