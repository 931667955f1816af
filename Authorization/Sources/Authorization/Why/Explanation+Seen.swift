// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Explanation {
    /// The same explanation without what somebody may not know.
    ///
    /// Names of people are left where the asker may see the person, titles of nodes where they may see the node or hold
    /// something on it, other people's holdings where they may see these; of all else there are titles of roles and
    /// kinds. What was left out once does not come back.
    ///
    /// Of a thing that the asker may not see nothing is told, neither where it lies nor what it is marked with: to them it
    /// is not there. Only that a role of their own has ended, which would have reached it, is their own affair.
    ///
    /// What the asker may see is asked of the same authorizer and moment, unless others are passed: of a question about
    /// the past, pass the present.
    public func seen(by asker: Asker, in authorizer: Authorizer? = nil, at now: Instant? = nil) -> Explanation {
        if asker == .operator { return self }
        var filter = Filter(
            sight: Sight(of: asker, in: authorizer ?? self.authorizer, at: now ?? time),
            roster: self.authorizer.roster
        )
        var seen = self
        seen.asker = asker
        let isOwnYes = isAllowed && principal.asker == asker
        guard isOwnYes || filter.sight.sees(resource, as: permission) else {
            let ended = misses.filter { $0.obstacles == [.ended] && filter.sight.isOwn($0.subject.person) }
            seen.reasons = []
            seen.misses = [Miss(.unseenThing)] + ended.map { filter.seen($0) }
            return seen
        }
        seen.reasons = reasons.map { filter.seen($0) }.unique
        seen.misses = misses.map { filter.seen($0) }.unique
        return seen
    }

    /// Whether the asker may not know that the thing is there.
    public var isThingUnseen: Bool {
        misses.contains { $0.obstacles == [.unseenThing] }
    }
}

/// Leaves out what an asker may not see.
private struct Filter {
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

    private mutating func seen(_ person: PersonID?) -> PersonID? {
        person.flatMap { sight.sees($0) ? $0 : nil }
    }

    /// A holding; of one that may not be told the role, and whose it is only where the question says so.
    private mutating func seen(_ held: Held, isKnownToBeTheirs: Bool) -> Held {
        guard case .holding(var holding) = held, sight.sees(holding) else {
            return .role(held.role, of: isKnownToBeTheirs ? seen(held.person) : nil)
        }
        holding.givenBy = seen(holding.givenBy)
        holding.standsInFor = seen(holding.standsInFor)
        return .holding(holding)
    }

    /// An obstacle; what belongs to a holding that may not be told is left out with it.
    private mutating func seen(_ obstacle: Obstacle, of person: PersonID?, isHidden: Bool) -> Obstacle {
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
    private mutating func seen(_ stepping: SteppingIn) -> SteppingIn {
        var told = stepping
        told.post = seen(stepping.post, isKnownToBeTheirs: false)
        let isHidden = told.post.holding == nil
        told.notNamedOn = stepping.notNamedOn.map {
            isHidden && $0.node?.isPerson == true ? .unseen(.person) : seen($0)
        }
        return told
    }

    private mutating func seen(_ suggestion: Suggestion, for person: PersonID?, isPostHidden: Bool) -> Suggestion? {
        let remedy: Remedy
        switch suggestion.remedy {
        case .give(let role, let node, let receiver, let replaced):
            let isTold = receiver.flatMap { receiver in
                replaced.map { sight.isOwn(receiver) || sight.sees(Holding(receiver, $0)) }
            }
            let isHidden = isPostHidden && node.node?.isPerson == true
            remedy = .give(
                role,
                on: isHidden ? .unseen(.person) : seen(node),
                to: seen(receiver),
                replacing: isTold == true ? replaced : nil
            )
        case .turnForPerson(let setting, let on, let whose):
            guard sight.isOwn(whose) || sight.isOwn(person) else { return nil }
            remedy = .turnForPerson(setting, on: on, isPostHidden && !sight.isOwn(whose) ? nil : seen(whose))
        case .show(let person): remedy = .show(to: seen(person))
        case .reactivate(let person): remedy = .reactivate(seen(person))
        case .turn, .editRoleModel, .extendToken, .signIn, .leaveToOthers: remedy = suggestion.remedy
        }
        return Suggestion(remedy: remedy, by: seen(suggestion.by))
    }

    private mutating func seen(_ doers: Doers) -> Doers {
        var told = doers
        told.people = []
        for doer in doers.people {
            let seen = seen(doer)
            if seen.person == nil && seen.role == nil { told.hasMore = true }
            if !told.people.contains(seen) { told.people.append(seen) }
        }
        return told
    }

    private mutating func seen(_ doer: Doer) -> Doer {
        guard let person = doer.person else { return Doer(role: doer.role) }
        if let role = doer.role, let node = doer.node {
            if case .holding(let holding) = roster.anyHolding(of: role, on: node, by: person), sight.sees(holding) {
                return Doer(person: person, role: role)
            }
        }
        return sight.sees(person) ? Doer(person: person) : Doer(role: doer.role)
    }
}

extension Obstacle {
    /// Whether it is about stepping in for somebody whose post may not be told.
    fileprivate var isPostHidden: Bool {
        if case .notSteppingIn(let stepping) = self { stepping.post.holding == nil } else { false }
    }
}

extension Roster {
    /// A holding of a role on a node that a person has or had.
    fileprivate func anyHolding(of role: RoleID, on node: NodeID, by person: PersonID) -> Held {
        let view = view(person)
        let word = view.holdings.last { $0.role == Int(role.index) && $0.node == node }
        return word.map { .holding(view.holding($0, of: person)) } ?? .role(role, of: person)
    }
}
