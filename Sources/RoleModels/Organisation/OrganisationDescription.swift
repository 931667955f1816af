// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// An organisation as its file describes it: who and what is there, by name.
///
/// No name is looked up yet.
package struct OrganisationDescription: Sendable, Hashable {
    /// The name on screen.
    package var title = ""
    /// The name of its role model, empty in a story, which names it itself.
    package var model = ""
    /// The day as of which questions are asked.
    package var today: Instant?
    package var settings: [SettingDescription] = []
    package var nodes: [NodeDescription] = []
    package var people: [PersonDescription] = []
    package var things: [ThingDescription] = []

    package init() {}
}

/// A setting of the organisation that is not as by default.
package struct SettingDescription: Sendable, Hashable {
    package var name: String
    package var isOn: Bool
    package var sourceLine: Int?
}

/// Something that roles are held on.
package struct NodeDescription: Sendable, Hashable {
    package var name: String
    package var kind: String
    package var title: String
    /// What it lies in, beside the organisation.
    package var containers: [ContainerDescription] = []
    package var flags: [String] = []
    /// Its audience: nodes and people.
    package var shown: [String] = []
    package var sourceLine: Int?
}

/// That a node lies in another one, and when.
package struct ContainerDescription: Sendable, Hashable {
    package var node: String
    package var from: Instant?
    /// The first day on which it no longer does.
    package var until: Instant?
    package var sourceLine: Int?
}

/// Somebody with an account.
package struct PersonDescription: Sendable, Hashable {
    package var name: String
    /// The name on screen.
    package var title: String
    package var isActive = true
    /// The person's own settings that are on.
    package var settings: [String] = []
    package var holdings: [HoldingDescription] = []
    package var sourceLine: Int?
}

/// That a person holds a role.
package struct HoldingDescription: Sendable, Hashable {
    package var role: String
    /// Nothing: the organisation.
    package var node: String?
    package var from: Instant?
    /// The first day on which it no longer holds.
    package var until: Instant?
    package var givenBy: String?
    package var source = Holding.Source.hand
    package var standsInFor: String?
    package var sourceLine: Int?
}

/// A record: something that is asked about and on which no role is held.
package struct ThingDescription: Sendable, Hashable {
    package var name: String
    /// What it is, by the vocabulary.
    package var noun: String
    package var title: String
    /// The node where it happened, or nothing for the organisation.
    package var place: String?
    package var owner: String?
    package var parties: [String] = []
    /// Its audience: nodes and people.
    package var shown: [String] = []
    package var flags: [String] = []
    package var sourceLine: Int?
}
