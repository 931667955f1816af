// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Leaves out what an asker may not see.
struct ExplanationFilter {
    var sight: Sight
    let roster: Roster

    mutating func seen(_ reason: Reason) -> Reason {
        guard case .grant(var grant) = reason else { return reason }
        grant.held = seen(grant.held, isKnownToBeTheirs: true)
        grant.path = grant.held.holding == nil ? [] : grant.path.map { seen($0) }
        if let within = grant.within {
            let held = seen(within.held, isKnownToBeTheirs: true)
            let path = held.holding == nil ? [] : within.path.map { seen($0) }
            grant.within = GrantReason.Within(held: held, path: path)
        }
        return .grant(grant)
    }

    mutating func seen(_ miss: Miss) -> Miss {
        var seen = miss
        let person = miss.subject.person
        var isHidden = false
        switch miss.subject {
        case .held(let held):
            let told = self.seen(held, isKnownToBeTheirs: true)
            isHidden = told.holding == nil && held.holding != nil
            seen.subject = .held(told)
        case .missing(let role, let node, let person):
            seen.subject = .missing(role, on: self.seen(node), by: self.seen(person))
        case .none(let person): seen.subject = .none(self.seen(person))
        }
        seen.obstacles = miss.obstacles.map { self.seen($0, of: person, isHidden: isHidden) }.unique
        let isPostHidden = seen.obstacles.contains { $0.isPostHidden }
        seen.suggestions = miss.suggestions.compactMap { self.seen($0, for: person, isPostHidden: isPostHidden) }
        return seen
    }

    mutating func seen(_ node: SeenNode) -> SeenNode {
        node.node.map { sight.seen($0) } ?? node
    }

    mutating func seen(_ person: PersonID?) -> PersonID? {
        person.flatMap { sight.sees($0) ? $0 : nil }
    }

    /// A holding; of one that may not be told the role, and whose it is only where the question says so.
    mutating func seen(_ held: Held, isKnownToBeTheirs: Bool) -> Held {
        guard case .holding(var holding) = held, sight.sees(holding) else {
            return .role(held.role, of: isKnownToBeTheirs ? seen(held.person) : nil)
        }
        holding.givenBy = seen(holding.givenBy)
        holding.standsInFor = seen(holding.standsInFor)
        return .holding(holding)
    }

    /// An obstacle; what belongs to a holding that may not be told is left out with it.
    mutating func seen(_ obstacle: Obstacle, of person: PersonID?, isHidden: Bool) -> Obstacle {
        switch obstacle {
        case .ended, .notBegun, .suspended, .notCarried, .ownLine, .standsIn, .standsInForTheOwner, .liesInNone:
            return isHidden ? .hidden : obstacle
        case .elsewhere(let node): return isHidden ? .hidden : .elsewhere(seen(node))
        case .condition(.my, _): return isHidden || !sight.isOwn(person) ? .hidden : obstacle
        case .notSteppingIn(let stepping): return isHidden ? .hidden : .notSteppingIn(seen(stepping))
        case .notDirect(let nearer):
            return .notDirect(nearer: nearer.map { seen($0, isKnownToBeTheirs: false) })
        case .notCovered(let held): return .notCovered(because: held.map { seen($0, isKnownToBeTheirs: false) })
        case .notWithin(let roles, let near): return .notWithin(roles, near: near.map { seen($0) })
        case .ceiling(let own, _):
            guard let person, let own, !sight.isOwn(person), !sight.sees(Holding(person, own)) else { return obstacle }
            return .ceiling(own: nil, surplus: [])
        case .mayNotAct(let person): return .mayNotAct(as: seen(person))
        case .unknownPerson, .unknownPlace, .unknownPermission, .inactive, .notSignedIn, .notInTheTokensList,
            .notInTheServicesList, .nobodyIsGranted, .never, .toOneself, .notHeld, .condition, .hidden, .unseenThing:
            return obstacle
        }
    }

    /// Where the post may not be told, nor may the name of the person whose it is.
    mutating func seen(_ stepping: SteppingIn) -> SteppingIn {
        var told = stepping
        told.post = seen(stepping.post, isKnownToBeTheirs: false)
        let isHidden = told.post.holding == nil
        told.notNamedOn = stepping.notNamedOn.map {
            isHidden && $0.node?.isPerson == true ? .unseen(.person) : seen($0)
        }
        return told
    }
}

extension Obstacle {
    /// Whether it is about stepping in for somebody whose post may not be told.
    fileprivate var isPostHidden: Bool {
        if case .notSteppingIn(let stepping) = self { stepping.post.holding == nil } else { false }
    }
}
