// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Erases a person: ends what they hold, takes their name out of every place, and removes what was theirs alone.
    ///
    /// Each table that has to do with people is in ``PersonalTable/all``, which says what becomes of it here.
    func erase(_ row: PersonRow, _ right: Right) throws {
        let person = row.id
        try endAccess(of: row, right)
        let naming = try naming(row)
        let redactions = try takeNameOutOfTrail(person, row.email, naming, right)
        try takeOutOfImports(person, naming, right)
        try takeNameOutOfReasons(person, naming, right)
        try takeNameOutOfRegistrations(person, row.email, right)
        try takeOutOfSteps(person, right)
        try takeNameOutOfDetails(naming, right)
        // Whom they were to meet is told; then what was arranged with them goes.
        try cancelSupervisions(of: [person])
        for table in PersonalTable.all {
            guard case .removed(let rows) = table.erasure else { continue }
            try execute("DELETE FROM \(table.sql) WHERE \(rows(organisation, person))", right)
        }
        let name = person.erasedName
        try execute(
            """
            UPDATE person
            SET name = \(name), name_key = \(Title.key(of: name))
            WHERE organisation_id = \(organisation) AND id = \(person)
            """,
            right
        )
        try execute(
            """
            INSERT INTO erasure (organisation_id, person_id, erased_at, erased_by)
            VALUES (\(organisation), \(person), \(now), \(viewer.person))
            """,
            right
        )
        try closeErasureRequest(of: person, right)
        record(.personErased(person: person.index, redactions: redactions), right)
    }

    /// Ends every role that has not ended, and keeps them from signing in.
    private func endAccess(of row: PersonRow, _ right: Right) throws {
        for held in try openHoldingRows(of: row.id) where held.holding(in: model) != nil {
            try end(held, right)
        }
        // What others hold over them, such as looking after them, has nobody under it any more.
        for held in try openHoldingRows(on: NodeID(row.id)) where held.holding(in: model) != nil {
            try end(held, right)
        }
        if row.isActive { try keepOut(row.id, right) }
    }
}
