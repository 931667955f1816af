// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A name for what its holders may do on the node they hold it on.
public struct Role: Sendable, Hashable {
    public var name: String
    public var title: String
    /// Titles by kind, where the role is called differently on different nodes.
    public var titleByKind: [String: String] = [:]
    public var says = ""
    /// Key responsibilities, each a sentence.
    public var duties: [String] = []
    /// Who usually performs the role.
    public var examples: [String] = []
    /// The kinds of node it is held on.
    public var heldOn: [String] = []
    public var everyone: Everyone = .nobody
    /// The set it belongs to.
    public var set: String?
    /// Roles whose grants it has too.
    public var includes: [String] = []
    /// Roles that have an effect only beside a role which carries them.
    public var carries: [String] = []
    public var holders: Holders = .any
    /// The role whose holders its own holders step in for.
    ///
    /// It grants nothing by that: whoever runs the organisation writes a holding that stands in, once both the node and
    /// the person are named by it and the person's role is suspended. Explanations say which of these is missing.
    public var stepsInFor: String?
    /// Whether it manages people, and so never reaches its own holder.
    public var line = false
    /// While one of these holds, the role has no effect: settings of the organisation and of the holder.
    public var unless: [Condition] = []
    /// Applications that it opens.
    public var opens: [String] = []
    /// Flags that the record of a holding of this role has.
    public var flags: [String] = []
    /// Another title towards those who only see its work.
    public var shownAs: String?
    /// Its number in an import file.
    public var code: Int?
    public var notifiedOf: [String] = []
    public var per: [String] = []
    public var grants: [Grant] = []
    public var sourceLine: Int?

    public init(name: String, title: String, heldOn: [String] = []) {
        self.name = name
        self.title = title
        self.heldOn = heldOn
    }

    /// The title on a node of that kind.
    public func title(on kind: String) -> String {
        titleByKind[kind] ?? title
    }

    /// Who holds a role without being given it.
    public enum Everyone: String, Sendable, Hashable {
        case nobody
        /// Every active person, on the organisation.
        case people
        /// Every active person, and whoever has not signed in.
        case visitors
    }

    /// How many may hold a role on one node at the same time.
    public enum Holders: String, Sendable, Hashable {
        case any
        case atMostOne = "at-most-one"
        case exactlyOne = "exactly-one"
    }
}
