// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// What an organisation is made of: the nodes that roles are held on.
package struct Structure: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The kinds of places that the model has, groups first.
    package func kinds(by viewer: Viewer) async throws -> [PlaceKind] {
        try await platform.read(by: viewer) { $0.placeKinds }
    }

    /// The places that the viewer may see, as a tree: what lies in what, by title.
    ///
    /// What lies in several is listed below each. At most so many lines are made; then the list is cut.
    package func tree(of kinds: [String]? = nil, by viewer: Viewer) async throws -> PlaceTree {
        try await platform.read(by: viewer) { try $0.tree(of: kinds) }
    }

    /// One place, as far as the viewer may see it.
    package func details(_ node: NodeID, by viewer: Viewer) async throws -> PlaceDetails {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(node)
            try snapshot.demandSight(of: row)
            return try snapshot.details(of: row)
        }
    }
}

/// A kind of place in the words of the model.
package struct PlaceKind: Sendable, Hashable {
    package let name: String
    package let title: String
    package let isGroup: Bool
    /// The kind it lies in; nothing for what lies in the organisation.
    package let parent: String?
}

/// Places in the order of a tree.
package struct PlaceTree: Sendable, Hashable {
    package let places: [Place]
    /// Whether there are more than are listed.
    package let isCut: Bool
    /// Whether the viewer may make a group that lies in the organisation itself.
    package let mayCreateAtTop: Bool
}
