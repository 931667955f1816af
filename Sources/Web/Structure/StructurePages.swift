// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// What the organisation is made of: its tree, and a page for each place.
struct StructurePages: Sendable {
    /// The tree, of one kind if the viewer chose one.
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let structure = Structure(visit.pages.platform)
        let kinds = try await structure.kinds(by: signedIn.viewer)
        let chosen = kinds.first { $0.name == visit.query["kind"] }
        let tree = try await structure.tree(of: chosen.map { [$0.name] }, by: signedIn.viewer)
        return try visit.show(StructurePage(visit, signedIn, kinds, chosen, tree))
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let node = try visit.place()
        let details = try await Structure(visit.pages.platform).details(node, by: signedIn.viewer)
        return try visit.show(PlacePage(visit, signedIn, details))
    }
}

extension Visit {
    /// The place that an address names.
    func place() throws -> NodeID {
        guard let node = NodeID(word: String(try number("place"))), node != .organisation else {
            throw Problem.notFound([])
        }
        return node
    }
}

/// The tree of places that the viewer may see.
struct StructurePage: Page {
    static let template = "structure/list"

    let frame: Frame
    let action: String
    let kinds: [Kind]
    let tree: Tree?
    let isCut: Bool
    let empty: EmptyState?
    let newGroup: String?

    /// A kind of place to look at alone.
    struct Kind: Sendable {
        let title: String
        let address: String
        let isCurrent: Bool
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ kinds: [PlaceKind],
        _ chosen: PlaceKind?,
        _ tree: PlaceTree
    ) {
        let organisation = signedIn.organisation
        let groups = chosen.flatMap { $0.isGroup ? $0 : nil }
        frame = Frame(visit, groups?.manyTitle ?? "Structure")
        action = Address.structure(organisation)
        let all = Kind(title: "Everything", address: action, isCurrent: chosen == nil)
        self.kinds =
            [all]
            + kinds.map { kind in
                Kind(
                    title: kind.title.capitalisedFirst,
                    address: Address.with(Address.structure(organisation), ["kind": kind.name]),
                    isCurrent: kind == chosen
                )
            }
        let leaves = tree.places.map { place in
            Tree.Leaf(
                place.title,
                at: Address.place(organisation, place.node),
                depth: place.depth,
                detail: chosen == nil ? place.kindTitle.capitalisedFirst : nil
            )
        }
        self.tree = leaves.isEmpty ? nil : Tree(leaves)
        isCut = tree.isCut
        newGroup = tree.mayCreateAtTop ? Address.newGroup(organisation) : nil
        empty =
            leaves.isEmpty && groups != nil && newGroup != nil
            ? EmptyState(
                "Nobody made one yet",
                says: "Make one to bring people together, such as everybody of one ward.",
                icon: "groups"
            )
            : leaves.isEmpty
                ? EmptyState(
                    "Nothing here that you may see",
                    says: "Places appear here as soon as you hold a role on one of them.",
                    icon: "groups"
                ) : nil
    }
}

extension PlaceKind {
    /// Several of them, as a heading: "Groups", "Class lists".
    var manyTitle: String { title.capitalisedFirst + "s" }
}
