// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Roles {
    /// What is known of a gift that is being put together, and which roles could be given then.
    ///
    /// whoever gives some role learns names for it, and nothing more.
    ///
    /// - Throws: ``NotFound`` where the person or the place is not there for the viewer.
    package func consider(_ gift: GiftSoFar, by viewer: Viewer) async throws -> GiftOptions {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandGiver()
            return try snapshot.options(for: gift)
        }
    }
}

/// A gift of which some answers are not given yet.
package struct GiftSoFar: Sendable, Hashable {
    package var person: PersonID?
    package var role: String?
    package var node: NodeID?

    package init(person: PersonID? = nil, role: String? = nil, node: NodeID? = nil) {
        self.person = person
        self.role = role
        self.node = node
    }
}

/// A gift so far in words, and what can be answered next.
package struct GiftOptions: Sendable, Hashable {
    package let personName: String?
    /// The place, where it is known; the organisation itself is left out.
    package let place: PlaceChoice?
    package let role: RoleChoice?
    /// Roles that the viewer may give to that person, in that place if it is known.
    package let roles: [Offer]
    /// Whether the viewer may open the person's page.
    package let maySeePerson: Bool
    /// Whether the viewer may open the place's page.
    package let maySeePlace: Bool
    /// The present, as the organisation's clock has it.
    package let now: Instant

    /// A role to choose, unless it is held already.
    package struct Offer: Sendable, Hashable {
        package let role: RoleChoice
        package let isHeld: Bool
    }
}

extension Snapshot {
    fileprivate func options(for gift: GiftSoFar) throws -> GiftOptions {
        let person = try gift.person.map { try existing($0) }
        if let person, !person.isActive {
            throw Objection("\(person.name) is inactive", remedy: "reactivate them first")
        }
        let place = try gift.node.flatMap { $0 == .organisation ? nil : try knownPlace($0) }
        let givable = givableRoles()
        return GiftOptions(
            personName: person?.name,
            place: place,
            role: givable.first { $0.name == gift.role },
            roles: try person.map { try offers(givable, to: $0.id, on: gift.node) } ?? [],
            maySeePerson: person.map { allows(.personView, Resource($0.id)) } ?? false,
            maySeePlace: try place.map { try seenNodes(among: [$0.node]).contains($0.node) } ?? false,
            now: now
        )
    }

    /// A place on which the viewer may give something, or which they see anyway.
    private func knownPlace(_ node: NodeID) throws -> PlaceChoice {
        let title: String
        if let person = node.person { title = try existing(person).name } else { title = try existing(node).title }
        let kind = roster.kind(of: node)
        let gives = model.roles.contains { $0.heldOn.contains(kind) && allows(giving: $0.id, on: node) }
        guard try gives || seenNodes(among: [node]).contains(node) else { throw NotFound() }
        return PlaceChoice(node: node, title: title, kindTitle: self.title(of: kind))
    }

    private func offers(_ roles: [RoleChoice], to person: PersonID, on node: NodeID?) throws -> [GiftOptions.Offer] {
        let held = roster.holdings(of: person).filter { $0.isCurrent(at: now) }
        return try roles.compactMap { choice in
            guard let role = model.role(choice.name) else { return nil }
            let facts = model.roles[Int(role.index)]
            let place = node ?? (choice.isOrganisationWide ? .organisation : nil)
            guard let place else {
                // Which places there are is asked on their own page, except of who gives to themselves: few may.
                let isOffered = try person != viewer.person || !places(for: role, to: person, search: "").isEmpty
                return isOffered ? GiftOptions.Offer(role: choice, isHeld: false) : nil
            }
            guard facts.heldOn.contains(roster.kind(of: place)), allows(giving: role, on: place, to: person) else {
                return nil
            }
            return GiftOptions.Offer(role: choice, isHeld: held.contains { $0.role == role && $0.node == place })
        }
    }
}
