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
    /// - Precondition: the model of one state continues the numbers of the other: see ``CompiledModel/init(_:after:)``.
    public init(from before: Authorizer, to after: Authorizer, at time: Instant) {
        precondition(
            after.model.continues(before.model) || before.model.continues(after.model),
            "the models of the two states are not of one organisation"
        )
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

    /// The entries without regions in which nothing can lie that their permission is about.
    public var pertinentEntries: [Entry] {
        entries.flatMap { entry in
            var kept: [Regions: [Permission]] = [:]
            for permission in entry.permissions {
                let gained = entry.gained.filter { isPertinent(permission, $0, in: after) }
                let lost = entry.lost.filter { isPertinent(permission, $0, in: before) }
                if gained.isEmpty && lost.isEmpty { continue }
                kept[Regions(gained: gained, lost: lost), default: []].append(permission)
            }
            return kept.sorted { $0.value.lexicographicallyPrecedes($1.value) }.map { regions, permissions in
                Entry(
                    people: entry.people,
                    permissions: permissions,
                    gained: regions.gained,
                    lost: regions.lost
                )
            }
        }
    }

    private struct Regions: Hashable {
        var gained: [Region]
        var lost: [Region]
    }

    private func isPertinent(_ permission: Permission, _ region: Region, in state: Authorizer) -> Bool {
        guard Int(permission.index) < state.model.permissions.count else { return true }
        return state.model.isPertinent(permission, within: state.roster.kind(of: region.root.node))
    }

    /// An entry's permissions, those together that are gained and lost over the same people, and over whom.
    public func named(_ entry: Entry) -> [(permissions: [Permission], names: [Names])] {
        var named: [(permissions: [Permission], names: [Names])] = []
        for permission in entry.permissions {
            let names = names(of: entry, permission)
            if let index = named.firstIndex(where: { $0.names == names }) {
                named[index].permissions.append(permission)
            } else {
                named.append(([permission], names))
            }
        }
        return named
    }

    /// The people over whom an entry's people gain one of its permissions, or lose it: one by one, and exactly.
    ///
    /// Where a region holds the whole organisation, those over whom it was allowed already are not taken out: it is
    /// said to be over everyone.
    public func names(of entry: Entry, _ permission: Permission) -> [Names] {
        entry.people.map { person in
            Names(
                person: person,
                gained: over(entry.gained, permission, for: person, in: after, without: before),
                lost: over(entry.lost, permission, for: person, in: before, without: after)
            )
        }
    }

    /// Over whom one person gains and loses a permission.
    public struct Names: Sendable, Hashable {
        public var person: PersonID
        public var gained: Over
        public var lost: Over
    }

    /// Over whom something is gained or lost.
    public enum Over: Sendable, Hashable {
        case everyone
        case people([PersonID])
    }

    private func over(
        _ regions: [Region],
        _ permission: Permission,
        for person: PersonID,
        in state: Authorizer,
        without other: Authorizer
    ) -> Over {
        if regions.isEmpty { return .people([]) }
        if regions.contains(where: \.isEverything) { return .everyone }
        let (mine, theirs) = (state.scope(person, permission, at: time), other.scope(person, permission, at: time))
        let found = state.numbers(
            in: Scope(parts: [.init(viewer: person, regions: regions, exceptions: [])]),
            at: time
        )
        if mine.parts[0].exceptions.isEmpty && regions.allSatisfy(mine.parts[0].regions.contains) {
            // All of it is allowed in this state: what was allowed in the other is all there is to take out.
            if !theirs.isNothing { found.subtract(other.numbers(in: theirs, at: time)) }
            return .people(found.people)
        }
        let people = found.people
        return .people(
            people.filter { state.contains(mine, $0, at: time) && !other.contains(theirs, $0, at: time) }
        )
    }
}

extension Authorizer {
    func scope(_ person: PersonID, _ permission: Permission, at time: Instant) -> Scope {
        Int(permission.index) < model.permissions.count ? which(.person(person), may: permission, at: time) : .nothing
    }

    func contains(_ scope: Scope, _ person: PersonID, at time: Instant) -> Bool {
        !scope.isNothing && contains(scope, Resource(person), at: time)
    }
}
