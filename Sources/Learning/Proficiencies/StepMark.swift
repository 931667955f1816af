// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Whose Step something is about, and which proficiency of it: as the trail and notices keep it.
package struct StepMark: Sendable, Hashable, Codable {
    /// The learner.
    package let person: UInt32
    package let node: UInt32
    /// Of the proficiency; nothing where it is about the whole Step.
    package let code: String?

    /// The Step.
    package var step: NodeID { NodeID(index: node) }

    init(_ person: PersonID, _ node: NodeID, _ code: String? = nil) {
        self.person = person.index
        self.node = node.index
        self.code = code
    }
}
