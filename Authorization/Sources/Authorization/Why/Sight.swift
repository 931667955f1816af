// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What somebody may see of an organisation: whose names, which nodes, whose holdings.
///
/// What is asked once is remembered for as long as one explanation is made ready.
struct Sight {
    private let authorizer: Authorizer
    private let asker: Asker
    private let time: Instant
    private let personView: Permission?
    private let holdingView: Permission?
    private var people: [(PersonID, Bool)] = []
    private var nodes: [(NodeID, Bool)] = []
    private var holdings: [(person: PersonID, role: RoleID, node: NodeID, isSeen: Bool)] = []
    private var views: [(KindID, Permission?)] = []

    init(of asker: Asker, in authorizer: Authorizer, at time: Instant) {
        self.authorizer = authorizer
        self.asker = asker
        self.time = time
        personView = authorizer.model.permission("person.view")
        holdingView = authorizer.model.permission("holding.view")
    }

    /// Whether the name of a person may be told: it is the asker's own, or of somebody whom they may see.
    mutating func sees(_ person: PersonID) -> Bool {
        switch asker {
        case .operator: return true
        case .stranger: return false
        case .person(let asker):
            if asker == person { return true }
            if let known = people.first(where: { $0.0 == person }) { return known.1 }
            let sees = personView.map { authorizer.allows(asker, $0, Resource(person), at: time) } ?? false
            people.append((person, sees))
            return sees
        }
    }

    /// Whether the title of a node may be told: the asker may see the node, or holds something on it.
    mutating func sees(_ node: NodeID) -> Bool {
        if node == .organisation { return true }
        if let person = node.person { return sees(person) }
        switch asker {
        case .operator: return true
        case .stranger: return false
        case .person(let asker):
            if let known = nodes.first(where: { $0.0 == node }) { return known.1 }
            let sees = holdsSomething(asker, on: node) || mayView(asker, node)
            nodes.append((node, sees))
            return sees
        }
    }

    /// Whether a holding may be told: it is the asker's own, or they may see it.
    ///
    /// Who may see a holding knows its holder and its node.
    mutating func sees(_ holding: Holding) -> Bool {
        guard mayView(holding) else { return false }
        people.insert((holding.person, true), at: 0)
        nodes.insert((holding.node, true), at: 0)
        return true
    }

    private mutating func mayView(_ holding: Holding) -> Bool {
        let known = holdings.first { $0.person == holding.person && $0.role == holding.role && $0.node == holding.node }
        if let known { return known.isSeen }
        let isSeen = mayViewRecord(of: holding)
        holdings.append((holding.person, holding.role, holding.node, isSeen))
        return isSeen
    }

    private func mayViewRecord(of holding: Holding) -> Bool {
        switch asker {
        case .operator: return true
        case .stranger: return false
        case .person(let asker):
            if asker == holding.person { return true }
            guard let holdingView else { return false }
            let flags = authorizer.model.flagsOfHolding(holding.role, on: authorizer.roster.kind(of: holding.node))
            let record = Resource(in: holding.node, owner: holding.person, flags: flags)
            return authorizer.allows(asker, holdingView, record, at: time)
        }
    }

    /// Whether it is the asker's own affair, or the asker is told everything.
    func isOwn(_ person: PersonID?) -> Bool {
        switch asker {
        case .operator: true
        case .stranger: false
        case .person(let asker): asker == person
        }
    }

    /// Whether the asker may see a thing as what a permission is about; a noun that cannot be viewed hides nothing.
    ///
    /// What is asked of the place where a thing is to be, giving roles too, is about the place.
    mutating func sees(_ thing: Resource, as permission: Permission) -> Bool {
        guard Int(permission.index) < authorizer.model.permissions.count else { return true }
        let facts = authorizer.model[permission]
        guard let noun = facts.noun, !facts.isAskedOfThePlace, noun.of != Kind.organisation else {
            return sees(thing.place)
        }
        switch asker {
        case .operator: return true
        case .stranger:
            guard let view = authorizer.model.permission("\(noun.name).view") else { return true }
            return authorizer.allows(.visitor, view, thing, at: time)
        case .person(let asker):
            if let person = thing.place.person, noun.of == Kind.person { return sees(person) }
            guard let view = authorizer.model.permission("\(noun.name).view") else { return true }
            return authorizer.allows(asker, view, thing, at: time)
        }
    }

    /// A node as the asker may know it.
    mutating func seen(_ node: NodeID) -> SeenNode {
        sees(node) ? .node(node) : .unseen(authorizer.roster.kind(of: node))
    }

    private func holdsSomething(_ person: PersonID, on node: NodeID) -> Bool {
        guard authorizer.roster.isActive(person) else { return false }
        let view = authorizer.roster.view(person)
        return view.holdings.contains { $0.node == node && view.isCurrent($0, at: time) }
    }

    /// Whether the asker may see a node as what it is in the vocabulary, such as a course.
    private mutating func mayView(_ asker: PersonID, _ node: NodeID) -> Bool {
        let kind = authorizer.roster.kind(of: node)
        if let known = views.first(where: { $0.0 == kind }) {
            return known.1.map { authorizer.allows(asker, $0, Resource(node), at: time) } ?? false
        }
        views.append((kind, authorizer.model.permission("\(authorizer.model[kind].kind.noun).view")))
        return mayView(asker, node)
    }
}

extension CompiledModel {
    /// The flags that the record of a holding has: those of its role, and one that names the kind of node.
    public func flagsOfHolding(_ role: RoleID, on kind: KindID) -> FlagSet {
        guard Int(role.index) < roles.count, Int(kind.index) < kinds.count else { return [] }
        return self[role].flags.union(self[kind].flagOfHoldings)
    }
}
