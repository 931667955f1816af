// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// Who would gain and lose which rights, as a job keeps it.
package struct ImportGains: Sendable, Hashable, Codable {
    package let groups: [ChangePreview.Group]
    package let peopleCount: Int

    /// The same, as what any change would change.
    package var preview: ChangePreview {
        ChangePreview(replaced: [], carried: [], groups: groups, peopleCount: peopleCount)
    }
}

extension Snapshot {
    /// Who would gain and lose which rights by a plan, told to the viewer.
    ///
    /// Of new people who are given the same, one is looked at for all; what everyone holds without being given it is no
    /// part of it. At most so many such sorts are looked at.
    func gains(of plan: ImportPlan, after: Roster) throws -> ImportGains {
        var sorts: [[ImportPlaces.Gift]: [ImportPlan.Newcomer]] = [:]
        var order: [[ImportPlaces.Gift]] = []
        for newcomer in plan.newcomers where !newcomer.gifts.isEmpty {
            if sorts[newcomer.gifts] == nil { order.append(newcomer.gifts) }
            sorts[newcomer.gifts, default: []].append(newcomer)
        }
        let known = try preview(of: after)
        var groups = known.groups
        for gifts in order.prefix(Self.sortsMaximum) {
            groups += try previewGroups(of: gifts, sorts[gifts] ?? [])
        }
        return ImportGains(
            groups: groups,
            peopleCount: known.peopleCount + plan.newcomers.count { !$0.gifts.isEmpty }
        )
    }

    private static var sortsMaximum: Int { 30 }
    private static var namesMaximum: Int { 10 }

    private func previewGroups(
        of gifts: [ImportPlaces.Gift],
        _ newcomers: [ImportPlan.Newcomer]
    ) throws -> [ChangePreview.Group] {
        var before = roster
        let stand = try before.addPerson()
        var after = before
        for gift in gifts { try after.give(Holding(stand, gift.role, on: gift.node, from: now)) }
        // A state in which they are there and hold nothing is what their roles are compared with.
        let present = authorizer
        authorizer = Authorizer(before)
        defer { authorizer = present }
        return try preview(of: after, about: stand).groups.filter { $0.names.isEmpty && $0.othersCount == 0 }.map {
            ChangePreview.Group(
                names: newcomers.prefix(Self.namesMaximum).map(\.name.text),
                othersCount: max(0, newcomers.count - Self.namesMaximum),
                gains: $0.gains,
                loses: $0.loses
            )
        }
    }
}
