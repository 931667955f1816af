// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A node that is no person, in a list or a tree: a group, a course, a step, whatever the model's kinds are.
package struct Place: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let kind: String
    package let kindTitle: String
    /// How deep it lies below what is listed first.
    package let depth: Int
    package let isGroup: Bool
}

/// A place's page: what lies where, who holds what, and what the viewer may do about it.
package struct PlaceDetails: Sendable, Hashable {
    package let place: Place
    /// What it lies in, as far as the viewer may see.
    package let parents: [Place]
    package let children: [Place]
    /// Who holds what on it, as far as the viewer may know, ended ones left out.
    package let holdings: [HoldingSummary]
    package let mayEdit: Bool
    package let mayRemove: Bool
    /// Whether the viewer may make groups inside.
    package let mayCreateInside: Bool
    /// Whether there is a role that the viewer may give on it.
    package let mayGive: Bool
    /// Whether there is another place that the viewer may move it to.
    package let mayMove: Bool
    /// By which answers people are in it, for who may change that; nothing for others, and where there can be no rule.
    package var rule: GroupRuleDetails?
}
