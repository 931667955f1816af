// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// That a person holds a role, in words, as far as the viewer may know.
package struct HoldingSummary: Sendable, Hashable {
    /// Its row; nothing where nobody gave it.
    package let id: Int64?
    package let person: PersonID
    package let personName: String
    package let role: String
    package let roleTitle: String
    package let node: NodeID
    /// Empty for the organisation itself, which goes without saying.
    package internal(set) var nodeTitle: String
    package let from: Instant?
    package let until: Instant?
    package let state: State
    package let source: Holding.Source
    package let givenByName: String?
    package let standsInForName: String?
    /// Whether the viewer may end it.
    package let mayEnd: Bool
    /// Whether who holds it gives roles by it.
    package internal(set) var givesRoles = false
    /// Whether who holds it may sign in; of others no role has an effect.
    package internal(set) var isHolderActive = true
    /// Whether the viewer may open the page of who holds it.
    package internal(set) var maySeePerson = false
    /// Whether the viewer may open the page of the place that it is held on.
    package internal(set) var maySeePlace = false

    /// Whether it is in its dates.
    package enum State: String, Sendable, Hashable {
        case current, future, ended
    }

    /// The same for somebody who may not know where it is held.
    var withoutPlace: HoldingSummary {
        var summary = self
        if node != .organisation { summary.nodeTitle = "a place that you may not see" }
        summary.maySeePlace = false
        return summary
    }
}
