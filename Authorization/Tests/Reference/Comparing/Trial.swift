// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// Asks the engine and the reference the same generated questions.
///
/// One trial is one model, one world, the changes that happen to it, and some thousand answers. All of it follows
/// from the seed.
public struct Trial: Sendable {
    let seed: UInt64
    let questions: Int
    var model: RoleModel
    let compiled: CompiledModel
    public internal(set) var distribution: Distribution
    var stage = ""
    var world = World()

    /// A trial on a model that is given, or on one that follows from the seed.
    ///
    /// `questions` says how many decisions are asked of each state of the world.
    public init(seed: UInt64, model: RoleModel? = nil, questions: Int = 1500) {
        self.seed = seed
        self.questions = questions
        self.model = model ?? ModelGenerator.model(seed: seed)
        compiled = CompiledModel(self.model)
        distribution = Distribution("\(seed)", self.model)
    }

    /// Compares every kind of answer, before and after changes.
    ///
    /// - Throws: ``Difference`` at the first that is not the same, ``RosterError`` where the engine refuses a change.
    public mutating func run() throws {
        world = WorldGenerator.world(for: model, seed: seed)
        let loaded = try EngineWorld(loading: world, compiled)
        try compare([loaded], "as loaded", questions: questions)
        let before = world
        var changed = loaded
        for change in WorldGenerator.changes(40, to: world, of: model, seed: seed) {
            try changed.apply(change)
            world.apply(change)
        }
        let after = try [
            changed, EngineWorld(growing: world, compiled), EngineWorld(loading: shuffled(world), compiled),
        ]
        try compare(after, "after changes", questions: questions)
        var changing = QuestionGenerator(model, world, seed: seed)
        try compareChanges(of: changed, &changing)
        world = before
        try compare([loaded], "as it was before the changes", questions: questions / 8)
    }

    private mutating func compare(_ engines: [EngineWorld], _ stage: String, questions count: Int) throws {
        self.stage = stage
        var questions = QuestionGenerator(model, world, seed: seed)
        for number in 0..<count {
            let question = questions.next()
            let isAllowed = try compareDecision(question, engines)
            distribution.count(question, isAllowed)
            if isAllowed, number % 8 == 0, case .person(let name) = question.asker {
                let evaluator = ReferenceEvaluator(model, world, on: question.day)
                distribution.count(evaluator.reasons(name, question.permission, question.thing))
            }
            if number % 20 == 0 {
                for engine in engines { try compareWhy(question, engine, isAllowed: isAllowed) }
            }
            if number % 300 == 0 { distribution.study(question, model, world) }
            guard number % 400 == 0 else { continue }
            try compareWho(question, engines)
            try compareWhat(question, engines)
            try compareWhich(question, engines, &questions)
        }
    }

    func compareDecision(_ question: Question, _ engines: [EngineWorld]) throws -> Bool {
        let expected = ReferenceEvaluator(model, world, on: question.day)
            .decide(question.asker, question.permission, question.thing)
        for (number, engine) in engines.enumerated() where engine.allows(question) != expected {
            throw difference("decide, engine \(number)", question, "\(expected)", "\(!expected)")
        }
        return expected
    }

    func difference(_ of: String, _ question: Question, _ reference: String, _ engine: String) -> Difference {
        Difference(
            model: model,
            world: world,
            question: question,
            of: "\(of), \(stage)",
            reference: reference,
            engine: engine,
            seed: seed
        )
    }

    /// The same world with its lists in another order; what lies in something still comes after it.
    private func shuffled(_ world: World) -> World {
        var random = SplitMix64(seed: seed)
        var other = world
        other.people.shuffle(using: &random)
        other.holdings.shuffle(using: &random)
        return other
    }
}
