// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension People {
    /// Keeps a person from signing in, at once and in every browser; what they hold has no effect meanwhile.
    ///
    /// - Throws: ``Objection`` where it is the last holder of the top role.
    package func deactivate(_ person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existing(person)
            let permit = try amendment.permit(.personDeactivate, Resource(person))
            guard row.isActive else {
                throw Objection("\(row.name) is inactive already", remedy: "nothing is left to do")
            }
            try amendment.deactivate(person, permit)
        }
    }

    /// Lets a person sign in again.
    ///
    /// It restores no more than the viewer may give: other roles that they still hold end instead, and are answered.
    @discardableResult
    package func reactivate(_ person: PersonID, by viewer: Viewer) async throws -> [HoldingSummary] {
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existing(person)
            let permit = try amendment.permit(.personDeactivate, Resource(person))
            _ = try amendment.existingUnerased(person)
            guard !row.isActive else {
                throw Objection("\(row.name) is active already", remedy: "nothing is left to do")
            }
            return try amendment.reactivate(person, permit)
        }
    }

    /// What reactivating a person would end, as the viewer may not give it.
    package func rolesWithheld(from person: PersonID, by viewer: Viewer) async throws -> [HoldingSummary] {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existing(person)
            _ = try snapshot.permit(.personDeactivate, Resource(person))
            return try snapshot.rolesWithheld(from: person).map { try snapshot.summary(of: $0) }
        }
    }
}

extension Snapshot {
    /// What a person still holds and the viewer may not give.
    func rolesWithheld(from person: PersonID) throws -> [HoldingRow] {
        try openHoldingRows(of: person).filter { row in
            // Being in a group by its rule gives nothing, and goes on with the answers that it follows from.
            guard let holding = row.holding(in: model), holding.source != .rule else { return false }
            return !allows(giving: holding.role, on: holding.node, to: person)
        }
    }
}

extension Amendment {
    /// Keeps somebody active from signing in.
    func deactivate(_ person: PersonID, _ permit: Permit) throws {
        try keepOut(person, .permit(permit))
        record(.personDeactivated(person: person.index), permit)
    }

    /// Makes somebody inactive, ends their browsers, and the links by which they could come back; whoever calls it says
    /// in the trail what for.
    func keepOut(_ person: PersonID, _ right: Right) throws {
        try change(.setActive(person: person.index, false))
        try execute(
            """
            INSERT INTO deactivation (organisation_id, person_id, from_revision, from_at, deactivated_by)
            VALUES (\(organisation), \(person), \(revisionToBe), \(now), \(viewer.person))
            """,
            right
        )
        try endSessions(of: person, right)
        // Once they are reactivated they are invited anew: what lies in a mailbox meanwhile leads nowhere.
        try endLinks(of: person, right)
    }

    /// Lets somebody inactive sign in again; answers what ended instead of coming back.
    func reactivate(_ person: PersonID, _ permit: Permit) throws -> [HoldingSummary] {
        let withheld = try rolesWithheld(from: person)
        let words = try withheld.map { try summary(of: $0) }
        for holding in withheld { try end(holding, at: now, permit) }
        try letIn(person, permit)
        return words
    }

    /// Makes somebody active again, with every role that they hold.
    func letIn(_ person: PersonID, _ permit: Permit) throws {
        try change(.setActive(person: person.index, true))
        try execute(
            """
            UPDATE deactivation
            SET until_at = \(now), reactivated_by = \(viewer.person)
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND until_at IS NULL
            """,
            permit
        )
        try tell(person, .reactivated)
        record(.personReactivated(person: person.index), permit)
    }
}
