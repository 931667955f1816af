// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A role to be given: to whom, where, and from when until when.
package struct Gift: Sendable, Hashable {
    package var person: PersonID
    package var role: String
    package var node: NodeID
    /// Nothing: at once.
    package var from: Instant?
    /// Nothing: until further notice.
    package var until: Instant?

    package init(
        of role: String,
        to person: PersonID,
        on node: NodeID = .organisation,
        from: Instant? = nil,
        until: Instant? = nil
    ) {
        self.person = person
        self.role = role
        self.node = node
        self.from = from
        self.until = until
    }
}

/// What giving a role comes to: the holding, and those it takes the place of, which end when it begins.
struct GiftPlan {
    var holding: Holding
    var permit: Permit
    var replaced: [(row: HoldingRow, permit: Permit)]
}

extension Snapshot {
    /// Asks for everything that a gift needs and says what it comes to.
    ///
    /// Of a set of which each person holds one, the new role takes the old one's place; that asks twice: to take the old
    /// and to give the new.
    ///
    /// - Throws: ``InvalidInput``, ``Refused``, ``NotFound``.
    func plan(_ gift: Gift) throws -> GiftPlan {
        guard let role = model.role(gift.role), model.model.role(named: gift.role) != nil else {
            throw InvalidInput("role", "Choose one of the roles.")
        }
        guard roster.exists(gift.node), roster.isKnown(gift.person) else { throw NotFound() }
        let permit = try permit(giving: role, on: gift.node, to: gift.person)
        let person = try existing(gift.person)
        guard model.roles[Int(role.index)].heldOn.contains(roster.kind(of: gift.node)) else {
            throw InvalidInput(
                "place",
                "\(model.roles[Int(role.index)].role.title) cannot be given there. Choose another place."
            )
        }
        guard gift.node.person != gift.person else {
            throw InvalidInput("place", "\(person.name) cannot hold this over themselves. Choose somebody else.")
        }
        guard person.isActive else {
            throw InvalidInput("person", "\(person.name) is inactive. Reactivate them first.")
        }
        let isPast = gift.from.map { $0.seconds < now.seconds - now.seconds % 86_400 } ?? false
        guard !isPast else {
            throw InvalidInput("from", "The first day is past. Leave it empty to begin at once.")
        }
        let (from, until) = (max(gift.from ?? now, now), gift.until ?? .distantFuture)
        guard from < until else { throw InvalidInput("until", "The end has to be after the beginning, and to come.") }
        let rows = try openHoldingRows(of: gift.person)
        let isHeld = rows.contains { row in
            guard let held = row.holding(in: model), held.role == role, held.node == gift.node else { return false }
            return held.from < until && from < held.until
        }
        guard !isHeld else {
            throw InvalidInput("role", "\(person.name) holds this role there already in that time.")
        }
        return GiftPlan(
            holding: Holding(gift.person, role, on: gift.node, from: from, until: until, givenBy: viewer.person),
            permit: permit,
            replaced: try replaced(by: role, from: from, among: rows)
                + holdersReplaced(by: gift, role, from: from)
        )
    }

    /// Whoever holds a role that exactly one person holds: it goes from them to the new holder, in one step.
    ///
    /// The right to give it is the right to take it, also from oneself: so the owner of a platform hands it over (C-3).
    /// A role that at most one holds can be ended first, so there nobody is replaced unasked.
    private func holdersReplaced(
        by gift: Gift,
        _ role: RoleID,
        from: Instant
    ) throws -> [(row: HoldingRow, permit: Permit)] {
        guard model.roles[Int(role.index)].role.holders == .exactlyOne, from <= now else { return [] }
        return try openHoldingRows(on: gift.node, of: gift.role).compactMap { row in
            guard let held = row.holding(in: model), held.isCurrent(at: now), held.standsInFor == nil,
                held.person != gift.person
            else { return nil }
            // To hand on what one holds oneself needs no right to give it to oneself.
            let receiver = held.person == viewer.person ? gift.person : held.person
            return (row, try permit(giving: role, on: gift.node, to: receiver))
        }
    }

    private func replaced(
        by role: RoleID,
        from: Instant,
        among rows: [HoldingRow]
    ) throws -> [(row: HoldingRow, permit: Permit)] {
        let set = model.roles[Int(role.index)].role.set
        guard let set, model.model.sets.contains(where: { $0.name == set }) else { return [] }
        return try rows.compactMap { row in
            guard let held = row.holding(in: model), held.isCurrent(at: from),
                model.roles[Int(held.role.index)].role.set == set
            else { return nil }
            return (row, try permit(giving: held.role, on: held.node, to: held.person))
        }
    }
}
