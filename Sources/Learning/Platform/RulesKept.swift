// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

/// Compares two states by the role model's rules: what was broken before is nobody's doing now.
struct RulesKept {
    let before: Roster
    let after: Roster
    let now: Instant

    init(before: Roster, after: Roster, at now: Instant) {
        (self.before, self.after, self.now) = (before, after, now)
    }

    /// A rule that was kept before and is not any more, about the people and posts that changed.
    func firstBroken(by people: Set<PersonID>, _ posts: Set<Post>) -> BrokenRule? {
        let (old, new) = (RuleCheck(before, at: now), RuleCheck(after, at: now))
        for person in people {
            let known = before.isKnown(person) ? old.brokenRules(about: person) : []
            if let broken = first(of: new.brokenRules(about: person), notAmong: known) { return broken }
        }
        for post in posts {
            let known = before.exists(post.node) ? old.brokenRules(about: post.role, on: post.node) : []
            let rules = new.brokenRules(about: post.role, on: post.node)
            if let broken = first(of: rules, notAmong: known) { return broken }
        }
        return people.isEmpty ? nil : first(of: new.brokenRuleOfTheTop, notAmong: old.brokenRuleOfTheTop)
    }

    private func first(of rules: [BrokenRule], notAmong known: [BrokenRule]) -> BrokenRule? {
        rules.first { rule in
            guard !known.contains(rule) else { return false }
            switch rule {
            case .severalOfSet, .severalHolders, .noHolder, .noTopRole: return true
            case .notCarried(let holding): return !before.holdings(of: holding.person).contains(holding)
            case .circle: return false
            }
        }
    }
}
