// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import Storage

extension Snapshot {
    /// The right to import people, which whoever acts as another or is no person does not use here.
    func permitImports() throws -> Permit {
        let permit = try permit(.personImport, Resource(.organisation))
        guard case .person = viewer.principal else {
            throw Objection("people are imported by whoever is signed in as themselves", remedy: "sign in as yourself")
        }
        return permit
    }

    /// One of the viewer's own jobs, who still may import people.
    func ownJob(_ number: Int64) throws -> ImportJobRow {
        _ = try permitImports()
        let row = try transaction.row(
            """
            SELECT \(ImportJobRow.columns)
            FROM import_job
            WHERE organisation_id = \(organisation) AND id = \(number) AND owner_id = \(viewer.person)
            """
        )
        guard let row else { throw NotFound() }
        return try ImportJobRow(row)
    }
}

extension Amendment {
    func insertJob(_ file: String, _ lines: Int, _ mapping: ImportMapping, _ permit: Permit) throws -> ImportID {
        let number = try nextNumber(in: "import_job")
        try execute(
            """
            INSERT INTO import_job (
                organisation_id, id, owner_id, file_name, lines_total, created_at, state, mapping, changed_at
            )
            VALUES (
                \(organisation), \(number), \(viewer.person), \(file), \(lines), \(now), 'columns',
                \(try Spelled.write(mapping)), \(now)
            )
            """,
            permit
        )
        return ImportID(organisation: organisation, number: number)
    }

    /// Keeps what was sent until it is carried out.
    func keep(_ lines: [Sheet.Line], of job: ImportID, _ permit: Permit) throws {
        let size = 1_000
        for (position, begin) in stride(from: 0, to: lines.count, by: size).enumerated() {
            let piece = Sheet.pack(lines[begin..<min(begin + size, lines.count)])
            try execute(
                """
                INSERT INTO import_content (organisation_id, job_id, position, content)
                VALUES (\(job.organisation), \(job.number), \(position), \(piece))
                """,
                permit
            )
        }
    }
}

extension ImportJobRow {
    /// The statement that brings it from the state that it was read in into another.
    ///
    /// A server that works on it writes how far it is without the organisation's lock, so it may meet no row.
    ///
    /// - Throws: ``Objection`` where it is in none of these states.
    func moving(
        from states: [ImportJob.State],
        to state: ImportJob.State,
        mapping: ImportMapping? = nil,
        at now: Instant
    ) throws -> SQL {
        guard states.contains(self.state) else { throw Self.isFurther }
        // What stood in a plan names people, and a plan that was withdrawn is none.
        let outcome: SQL = state == .withdrawn ? ", outcome = NULL, digest = NULL" : ""
        return """
            UPDATE import_job
            SET state = \(state.rawValue), mapping = \(try Spelled.write(mapping ?? self.mapping)), attempts = 0,
                reason = NULL, claim = NULL, claimed_until = NULL, changed_at = \(now)\(outcome)
            WHERE organisation_id = \(id.organisation) AND id = \(id.number) AND state = \(self.state.rawValue)
            """
    }

    static let isFurther = Objection("this import is further by now, or was withdrawn", remedy: "look at it again")
}

extension Noting {
    /// Brings a job from one state into another; that is no change of the organisation and leaves no entry.
    ///
    /// - Throws: ``Objection`` where it is in another state by now.
    func move(
        _ row: ImportJobRow,
        from states: [ImportJob.State],
        to state: ImportJob.State,
        mapping: ImportMapping? = nil
    ) throws {
        let moved = try execute(try row.moving(from: states, to: state, mapping: mapping, at: now))
        guard moved == 1 else { throw ImportJobRow.isFurther }
    }
}
