// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// The rules of the model about who holds what, asked of a state to come: before a commit, and of what is only considered.
extension Snapshot {
    /// What nothing carries any more in another state, and was carried before: it ends together with the change.
    ///
    /// What is given anew with nothing to carry it is not among it: that gift is refused.
    func heldInVain(from before: Roster, to after: Roster, people: Set<PersonID>) -> [Holding] {
        let (old, new) = (RuleCheck(before, at: now), RuleCheck(after, at: now))
        return people.sorted().flatMap { person in
            let known = before.isKnown(person) ? old.brokenRules(about: person) : []
            return new.brokenRules(about: person).compactMap { rule -> Holding? in
                guard case .notCarried(let holding) = rule, !known.contains(rule) else { return nil }
                let wasHeld = before.isKnown(person) && before.holdings(of: person).contains(holding)
                return wasHeld ? holding : nil
            }
        }
    }

    /// Refuses a state in which a rule is broken that was kept before.
    ///
    /// - Throws: ``Objection``, in the names of the organisation.
    func demandRules(from before: Roster, to after: Roster, people: Set<PersonID>, posts: Set<Post>) throws {
        let (old, new) = (RuleCheck(before, at: now), RuleCheck(after, at: now))
        for person in people {
            let known = before.isKnown(person) ? old.brokenRules(about: person) : []
            try refuse(new.brokenRules(about: person), unlessAmong: known, before)
        }
        for post in posts where after.exists(post.node) {
            let known = before.exists(post.node) ? old.brokenRules(about: post.role, on: post.node) : []
            try refuse(new.brokenRules(about: post.role, on: post.node), unlessAmong: known, before)
        }
        if !people.isEmpty { try refuse(new.brokenRuleOfTheTop, unlessAmong: old.brokenRuleOfTheTop, before) }
    }

    private func refuse(_ rules: [BrokenRule], unlessAmong known: [BrokenRule], _ before: Roster) throws {
        let broken = rules.first { rule in
            guard !known.contains(rule) else { return false }
            switch rule {
            case .severalOfSet, .severalHolders, .noHolder, .noTopRole: return true
            case .notCarried(let holding): return !before.holdings(of: holding.person).contains(holding)
            case .circle: return false
            }
        }
        if let broken { throw try objection(to: broken) }
    }
}
