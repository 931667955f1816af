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
    package struct Group: Sendable, Hashable {
        /// Those whom the viewer may know, at most so many.
        package let names: [String]
        /// How many more there are.
        package let othersCount: Int
        package let gains: [Line]
        package let loses: [Line]
    }

    /// Permissions of one thing, and where.
    package struct Line: Sendable, Hashable {
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
            try group(people, entries[people] ?? [], before: roster, after: after)
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

    private func group(
        _ people: [PersonID],
        _ entries: [Change.Entry],
        before: Roster,
        after: Roster
    ) throws -> ChangePreview.Group {
        // Whoever gives roles finds everyone by name; others are told of whom they may see.
        let isGiver = !givableRoles().isEmpty
        let known = people.lazy.filter { isGiver || self.allows(.personView, Resource($0)) }.prefix(Self.namesMaximum)
        let names = try names(of: Array(known))
        let viewer = people.count == 1 ? people.first : nil
        return ChangePreview.Group(
            names: known.compactMap { names[$0] },
            othersCount: people.count - known.count,
            gains: try lines(entries, \.gained, in: after, of: viewer),
            loses: try lines(entries, \.lost, in: before, of: viewer)
        )
    }

    private func lines(
        _ entries: [Change.Entry],
        _ regions: KeyPath<Change.Entry, [Region]>,
        in roster: Roster,
        of viewer: PersonID?
    ) throws -> [ChangePreview.Line] {
        try entries.filter { !$0[keyPath: regions].isEmpty }.flatMap { entry in
            let places = try named {
                ScopeWording(roster, names: $0).words(for: entry[keyPath: regions], of: viewer)
            }
            return PermissionWording(model).grouped(entry.permissions).map { about, verbs in
                ChangePreview.Line(about: about, verbs: verbs, places: places)
            }
        }
    }
}
