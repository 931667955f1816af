// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Explanations: their answer is that of `decide`, and a yes has every holding that allows it and no other.
extension Trial {
    func compareWhy(_ question: Question, _ engine: EngineWorld, isAllowed: Bool) throws {
        let whole = engine.why(question, asker: .operator)
        let answer = (whole.isAllowed, whole.reasons.isEmpty, whole.misses.isEmpty)
        guard answer == (isAllowed, !isAllowed, isAllowed) else {
            throw difference("why: answer, no reasons, no misses", question, "\(isAllowed)", "\(answer)")
        }
        let told = engine.why(question, asker: nil)
        guard told.isAllowed == isAllowed, told.reasons.isEmpty != isAllowed else {
            throw difference("why, to whom it concerns", question, "\(isAllowed)", "\(told.reasons.count) reasons")
        }
        guard engine.sentences(told).allSatisfy({ !$0.isEmpty }) else {
            throw difference("why, in sentences", question, "\(isAllowed)", "an empty sentence")
        }
        guard case .person(let name) = question.asker else { return }
        let expected = Set(
            ReferenceEvaluator(model, world, on: question.day).reasons(name, question.permission, question.thing).map {
                "\($0.role) on \($0.node)"
            }
        )
        let found = Set(whole.reasons.compactMap(engine.post))
        guard expected != found else { return }
        throw difference("why: what allows it", question, "\(expected.sorted())", "\(found.sorted())")
    }
}

extension EngineWorld {
    func why(_ question: Question, asker: Asker?) -> Explanation {
        Authorizer(roster).why(
            principal(question.asker),
            permission(question.permission),
            resource(question.thing),
            at: instant(question.day),
            asker: asker
        )
    }

    /// The explanation as its reader sees it.
    func sentences(_ explanation: Explanation) -> [String] {
        explanation.sentences(names: Names(person: { name($0) }, node: { name($0) }))
    }

    /// The role and the node by which a reason allows.
    func post(_ reason: Reason) -> String? {
        guard case .grant(let reason) = reason, let holding = reason.held.holding else { return nil }
        let node = holding.node == .organisation ? World.organisation : name(holding.node)
        return "\(model.roles[Int(holding.role.index)].name) on \(node)"
    }
}
