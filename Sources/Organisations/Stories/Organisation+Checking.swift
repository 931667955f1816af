// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels

extension Organisation {
    /// Asks a sentence in every way.
    func check(_ ask: AskDescription, isAllowed expected: Bool) throws(Objection) -> SentenceResult {
        let question = try question(ask.sentence)
        let authorizer = authorizer
        var disagreements: [Disagreement] = []
        let isAllowed = authorizer.allows(
            question.principal,
            question.permission,
            question.resource,
            at: question.time
        )
        if isAllowed != expected { disagreements.append(.decide(isAllowed: isAllowed)) }
        let scope = authorizer.which(question.principal, may: question.permission, at: question.time)
        let isInScope = authorizer.contains(scope, question.resource, at: question.time)
        if isInScope != expected { disagreements.append(.which(isIncluded: isInScope)) }
        // Services, visitors and people who act as others are in no list of people.
        if case .person(let person) = question.principal {
            let isAmong = authorizer.who(may: question.permission, question.resource, at: question.time).contains(
                person
            )
            if isAmong != expected { disagreements.append(.who(isIncluded: isAmong)) }
        }
        let why = authorizer.why(
            question.principal,
            question.permission,
            question.resource,
            at: question.time,
            asker: .operator
        )
        let explanation = why.sentences(names: names)
        disagreements += disagree(why, explanation, isAllowed: expected, because: ask.because)
        return SentenceResult(
            sentence: ask.sentence,
            isAllowedExpected: expected,
            line: ask.sourceLine,
            disagreements: disagreements,
            explanation: disagreements.isEmpty ? [] : explanation
        )
    }

    private func disagree(
        _ why: Explanation,
        _ sentences: [String],
        isAllowed expected: Bool,
        because fragment: String?
    ) -> [Disagreement] {
        var disagreements: [Disagreement] = []
        if why.isAllowed != expected { disagreements.append(.why(isAllowed: why.isAllowed)) }
        if why.isAllowed ? why.reasons.isEmpty : why.misses.isEmpty { disagreements.append(.noReason) }
        if let fragment, !sentences.contains(where: { $0.contains(fragment) }) {
            disagreements.append(.because(fragment))
        }
        return disagreements
    }
}
