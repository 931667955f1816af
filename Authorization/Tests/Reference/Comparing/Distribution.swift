// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// What the generated questions were like: a comparison of nothing but refusals would prove little.
public struct Distribution: Sendable {
    public private(set) var asked = 0
    public private(set) var allowed = 0
    /// Answers that were compared as parts of lists.
    public private(set) var inLists = 0
    public private(set) var allowedInLists = 0
    /// Yes by permission, and by the role that said it.
    public private(set) var permissions: [String: Int] = [:]
    public private(set) var roles: [String: Int] = [:]
    /// By feature, how many of the questions looked at have another answer without it.
    public private(set) var features: [String: Int] = [:]

    public init() {}

    public var allowedPercent: Double { asked == 0 ? 0 : Double(allowed) * 100 / Double(asked) }

    /// Counts an answer.
    public mutating func count(_ question: Question, _ isAllowed: Bool) {
        asked += 1
        guard isAllowed else { return }
        allowed += 1
        permissions[question.permission, default: 0] += 1
    }

    /// Counts the answers that a list is made of.
    public mutating func count(_ asked: Int, allowed: Int) {
        inLists += asked
        allowedInLists += allowed
    }

    /// Looks at one question closely: which roles say yes, and which features make the answer what it is.
    public mutating func study(_ question: Question, _ model: RoleModel, _ world: World) {
        let evaluator = ReferenceEvaluator(model, world, on: question.day)
        let answer = evaluator.decide(question.asker, question.permission, question.thing)
        if case .person(let name) = question.asker {
            for holding in evaluator.reasons(name, question.permission, question.thing) {
                roles[holding.role, default: 0] += 1
            }
        }
        for feature in Feature.all {
            var (otherModel, otherWorld) = (model, world)
            feature.leaveOut(&otherModel, &otherWorld)
            let other = ReferenceEvaluator(otherModel, otherWorld, on: question.day)
            if other.decide(question.asker, question.permission, question.thing) != answer {
                features[feature.name, default: 0] += 1
            }
        }
    }

    /// Adds another's counts.
    public mutating func add(_ other: Distribution) {
        asked += other.asked
        allowed += other.allowed
        inLists += other.inLists
        allowedInLists += other.allowedInLists
        permissions.merge(other.permissions, uniquingKeysWith: +)
        roles.merge(other.roles, uniquingKeysWith: +)
        features.merge(other.features, uniquingKeysWith: +)
    }

    /// Features that no question hit.
    public var featuresMissed: [String] { Feature.all.map(\.name).filter { features[$0] == nil } }
}
