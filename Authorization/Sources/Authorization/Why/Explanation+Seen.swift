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
        var filter = ExplanationFilter(
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
