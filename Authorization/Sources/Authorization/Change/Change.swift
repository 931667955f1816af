// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Who gains and who loses which permissions on what, between two states of one organisation.
///
/// Computed for holdings, containment, settings, people and edits of the model alike. It speaks of things that are there
/// in both states: what is new or gone is seen by whoever the scopes say.
public struct Change: Sendable {
    public let before: Authorizer
    public let after: Authorizer
    public let time: Instant
    /// Grouped: people who share the same differences stand together.
    public let entries: [Entry]

    /// People, permissions, and the regions that these people gain or lose them in.
    public struct Entry: Sendable, Hashable {
        public var people: [PersonID]
        public var permissions: [Permission]
        public var gained: [Region]
        public var lost: [Region]
    }

    /// The difference that going from one state to the other makes at a moment.
    ///
    /// The model of the second state must continue the numbers of the first: see ``CompiledModel/init(_:after:)``.
    public init(from before: Authorizer, to after: Authorizer, at time: Instant) {
        self.before = before
        self.after = after
        self.time = time
        var comparison = Comparison(before, after, at: time)
        comparison.compareScopes()
        comparison.comparePlaces()
        comparison.compareLines()
        comparison.compareCover()
        entries = comparison.grouped()
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// Whether the person may do this to the thing afterwards and might not before.
    public func gains(_ person: PersonID, _ permission: Permission, _ resource: Resource) -> Bool {
        isNamed(person, permission, resource, \.gained, in: after)
            && after.allows(person, permission, resource, at: time)
            && !before.allows(person, permission, resource, at: time)
    }

    /// Whether the person might do this to the thing before and may not afterwards.
    public func loses(_ person: PersonID, _ permission: Permission, _ resource: Resource) -> Bool {
        isNamed(person, permission, resource, \.lost, in: before)
            && before.allows(person, permission, resource, at: time)
            && !after.allows(person, permission, resource, at: time)
    }

    private func isNamed(
        _ person: PersonID,
        _ permission: Permission,
        _ resource: Resource,
        _ regions: KeyPath<Entry, [Region]>,
        in state: Authorizer
    ) -> Bool {
        entries.contains { entry in
            entry.permissions.contains(permission) && entry.people.contains(person)
                && entry[keyPath: regions].contains { state.contains($0, resource, for: person, at: time) }
        }
    }

    /// The people over whom an entry's people gain the permissions, or lose them: exactly, and one by one.
    ///
    /// For each of the entry's people those who are things in the regions and were not, or are no longer, allowed.
    public func names(of entry: Entry) -> [(person: PersonID, gainedOver: [PersonID], lostOver: [PersonID])] {
        guard let permission = entry.permissions.first else { return [] }
        return entry.people.map { person in
            let (old, new) = (before.scope(person, permission, at: time), after.scope(person, permission, at: time))
            let gained = after.people(in: entry.gained, for: person, at: time)
                .filter { after.contains(new, $0, at: time) && !before.contains(old, $0, at: time) }
            let lost = before.people(in: entry.lost, for: person, at: time)
                .filter { before.contains(old, $0, at: time) && !after.contains(new, $0, at: time) }
            return (person, gained, lost)
        }
    }
}

extension Authorizer {
    func scope(_ person: PersonID, _ permission: Permission, at time: Instant) -> Scope {
        Int(permission.index) < model.permissions.count ? which(.person(person), may: permission, at: time) : .nothing
    }

    func contains(_ scope: Scope, _ person: PersonID, at time: Instant) -> Bool {
        !scope.isNothing && contains(scope, Resource(person), at: time)
    }

    /// The people who are things in some of these regions.
    func people(in regions: [Region], for viewer: PersonID, at time: Instant) -> [PersonID] {
        regions.isEmpty
            ? [] : people(in: Scope(parts: [.init(viewer: viewer, regions: regions, exceptions: [])]), at: time)
    }
}
