// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A rule of the role model about who holds what that a state of an organisation does not keep.
package enum BrokenRule: Sendable, Hashable {
    /// One person holds two roles of a set at the same time, of which each person holds one.
    case severalOfSet(RoleSet, Holding, Holding)
    /// Two people hold a role on a node at the same time that only one may hold there.
    case severalHolders(Holding, Holding)
    /// Nobody holds a role on a node that somebody must hold there.
    case noHolder(RoleID, NodeID)
    /// A role has no effect because its holder holds none that carries it.
    case notCarried(Holding)
    /// Nobody active holds the top role.
    case noTopRole(RoleID)
    /// People stand above each other in a line, from different nodes.
    case circle([Holding])

    /// Whether a state with it is refused; the others are worth knowing.
    package var isError: Bool {
        switch self {
        case .severalOfSet, .severalHolders: true
        case .noHolder, .notCarried, .noTopRole, .circle: false
        }
    }

    /// The holding that came second, or that has no effect: where a file is to be mended.
    package var holding: Holding? {
        switch self {
        case .severalOfSet(_, _, let later), .severalHolders(_, let later), .notCarried(let later): later
        case .circle(let holdings): holdings.last
        case .noHolder, .noTopRole: nil
        }
    }
}
