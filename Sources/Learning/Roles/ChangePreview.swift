// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// Who would gain and lose what, in words, before it is done.
package struct ChangePreview: Sendable, Hashable {
    /// Holdings that end because another takes their place.
    package let replaced: [HoldingSummary]
    /// Holdings that end because nothing carries them any more.
    package let carried: [HoldingSummary]
    package let groups: [Group]
    /// How many people would gain or lose something.
    package let peopleCount: Int

    /// People for whom the same would change.
    package struct Group: Sendable, Hashable, Codable {
        /// Those whom the viewer may know, at most so many.
        package let names: [String]
        /// How many more there are.
        package let othersCount: Int
        package let gains: [Line]
        package let loses: [Line]
    }

    /// Permissions of one thing, and where.
    package struct Line: Sendable, Hashable, Codable {
        /// What they are about: the model's word for it.
        package let about: String
        package let verbs: [String]
        package let places: [String]
    }
}

extension Snapshot {
    /// The difference that going to another state makes, told to the viewer.
    func preview(
        of after: Roster,
        about concerned: PersonID? = nil,
        replaced: [HoldingSummary] = [],
        carried: [HoldingSummary] = []
    ) throws -> ChangePreview {
        let change = Change(from: authorizer, to: Authorizer(after), at: now)
        var order: [[PersonID]] = []
        var entries: [[PersonID]: [Change.Entry]] = [:]
        for entry in change.pertinentEntries {
            if entries[entry.people] == nil { order.append(entry.people) }
            entries[entry.people, default: []].append(entry)
        }
        let groups = try order.prefix(Self.groupsMaximum).map { people in
            try group(people, entries[people] ?? [], about: concerned, before: roster, after: after)
        }
        return ChangePreview(
            replaced: replaced,
            carried: carried,
            groups: groups,
            peopleCount: Set(order.flatMap { $0 }).count
        )
    }

    private static var groupsMaximum: Int { 100 }
    private static var namesMaximum: Int { 10 }

    /// Whether the viewer is told who somebody is: the one it is about, whose name giving finds, and whom they see.
    private func mayName(_ person: PersonID, _ concerned: PersonID?) -> Bool {
        person == concerned || person == viewer.oneself || allows(.personView, Resource(person))
    }

    private func group(
        _ people: [PersonID],
        _ entries: [Change.Entry],
        about concerned: PersonID?,
        before: Roster,
        after: Roster
    ) throws -> ChangePreview.Group {
        let known = people.lazy.filter { self.mayName($0, concerned) }.prefix(Self.namesMaximum)
        let names = try names(of: Array(known))
        let viewer = people.count == 1 ? people.first : nil
        return ChangePreview.Group(
            names: known.compactMap { names[$0] },
            othersCount: people.count - known.count,
            gains: try lines(entries, \.gained, in: after, of: viewer, concerned),
            loses: try lines(entries, \.lost, in: before, of: viewer, concerned)
        )
    }

    private func lines(
        _ entries: [Change.Entry],
        _ regions: KeyPath<Change.Entry, [Region]>,
        in roster: Roster,
        of viewer: PersonID?,
        _ concerned: PersonID?
    ) throws -> [ChangePreview.Line] {
        try entries.filter { !$0[keyPath: regions].isEmpty }.flatMap { entry in
            let places = try words(for: entry[keyPath: regions], in: roster, of: viewer, concerned)
            return PermissionWording(model).grouped(entry.permissions).map { about, verbs in
                ChangePreview.Line(about: about, verbs: verbs, places: places)
            }
        }
    }

    /// Regions in words, in which nobody and nothing is named that the viewer may not see.
    private func words(
        for regions: [Region],
        in roster: Roster,
        of viewer: PersonID?,
        _ concerned: PersonID?
    ) throws -> [String] {
        let nodes = Set(regions.flatMap { [$0.root.node] + $0.alsoInside.map(\.node) + $0.audience })
        let people = Set(
            nodes.compactMap(\.person)
                + regions.flatMap { region in
                    region.root.withoutOwners + region.alsoInside.flatMap(\.withoutOwners)
                }
        )
        let seenPeople = people.filter { mayName($0, concerned) }
        let seenNodes = try nodes.filter { try maySeePlace($0) }
        return try named { names in
            let told = Names(
                person: { seenPeople.contains($0) ? names.person($0) : "somebody whom you may not see" },
                node: { seenNodes.contains($0) ? names.node($0) : "a place that you may not see" }
            )
            return ScopeWording(roster, names: told).words(for: regions, of: viewer)
        }
    }

    /// Whether the viewer may know of a place: they see it, or give roles on it.
    func maySeePlace(_ node: NodeID) throws -> Bool {
        if node == .organisation || node.person != nil { return true }
        guard let row = try? existing(node) else { return false }
        if sees(row, try resource(row)) { return true }
        let kind = roster.kind(of: node)
        return model.roles.contains { $0.heldOn.contains(kind) && allows(giving: $0.id, on: node) }
    }
}
