// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ExplanationFilter {
    mutating func seen(_ suggestion: Suggestion, for person: PersonID?, isPostHidden: Bool) -> Suggestion? {
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

extension Roster {
    /// A holding of a role on a node that a person has or had.
    fileprivate func anyHolding(of role: RoleID, on node: NodeID, by person: PersonID) -> Held {
        let view = view(person)
        let word = view.holdings.last { $0.role == Int(role.index) && $0.node == node }
        return word.map { .holding(view.holding($0, of: person)) } ?? .role(role, of: person)
    }
}
