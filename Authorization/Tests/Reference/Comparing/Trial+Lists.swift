// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Answers that are lists: each must be what filtering with `decide` gives.
extension Trial {
    mutating func compareWho(_ question: Question, _ engines: [EngineWorld]) throws {
        let expected = evaluator(question).who(question.permission, question.thing).sorted()
        distribution.count(world.people.count, allowed: expected.count)
        guard let answer = engines.map({ $0.who(question) }).first(where: { $0 != expected }) else { return }
        var question = question
        if let name = firstDifference(expected, answer) { question.asker = .person(name) }
        throw difference("who", question, "\(expected)", "\(answer)")
    }

    mutating func compareWhat(_ question: Question, _ engines: [EngineWorld]) throws {
        let expected = evaluator(question).what(question.asker, question.thing).sorted()
        distribution.count(model.allPermissions.count, allowed: expected.count)
        guard let answer = engines.map({ $0.what(question) }).first(where: { $0 != expected }) else { return }
        var question = question
        if let name = firstDifference(expected, answer) { question.permission = name }
        throw difference("what", question, "\(expected)", "\(answer)")
    }

    /// Things of the world and of the question's kind; then, as lists, the people and the nodes.
    mutating func compareWhich(
        _ question: Question,
        _ engines: [EngineWorld],
        _ questions: inout QuestionGenerator
    ) throws {
        let things = world.things + [question.thing] + (0..<20).map { _ in questions.thing(for: question.permission) }
        let evaluator = evaluator(question)
        let expected = evaluator.which(question.asker, question.permission, of: things)
        distribution.count(things.count, allowed: expected.count)
        if let answer = engines.map({ $0.which(question, of: things) }).first(where: { $0 != expected }) {
            var question = question
            question.thing = things.first { expected.contains($0) != answer.contains($0) } ?? question.thing
            let names = (expected.contains(question.thing), answer.contains(question.thing))
            throw difference("which", question, "\(names.0)", "\(names.1)")
        }
        let listed = evaluator.which(question.asker, question.permission, of: world.nodesAndPeople).map(\.name).sorted()
        guard let found = engines.map({ $0.whichByList(question) }).first(where: { $0 != listed }) else { return }
        throw difference("people and nodes of a scope", question, "\(listed)", "\(found)")
    }

    private func evaluator(_ question: Question) -> ReferenceEvaluator {
        ReferenceEvaluator(model, world, on: question.day)
    }

    private func firstDifference(_ left: [String], _ right: [String]) -> String? {
        Set(left).symmetricDifference(right).sorted().first
    }
}
