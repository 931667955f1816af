// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// What the generated questions were like: a comparison of nothing but refusals would prove little.
public struct Distribution: Sendable {
    private var name = ""
    public private(set) var asked = 0
    public private(set) var allowed = 0
    /// Answers that were compared as parts of lists.
    public private(set) var inLists = 0
    public private(set) var allowedInLists = 0
    /// Answers that a change turned into their opposite, and of which it told.
    public private(set) var turned = 0
    /// Permissions and roles of the models, each counted once for every model it is in.
    public private(set) var permissions = 0
    public private(set) var roles = 0
    /// How many of those some answer was yes for, or by.
    public var permissionsHit: Int { hitPermissions.count }
    public var rolesHit: Int { hitRoles.count }
    /// By feature, how many of the questions looked at have another answer without it.
    public private(set) var features: [String: Int] = [:]

    private var hitPermissions: Set<String> = []
    private var hitRoles: Set<String> = []

    /// Nothing yet, of a model that one name stands for.
    public init(_ name: String, _ model: RoleModel) {
        self.name = name
        permissions = model.allPermissions.count
        roles = model.roles.count { !$0.grants.isEmpty }
    }

    /// Nothing at all, to add others to.
    public init() {}

    public var allowedPercent: Double { asked == 0 ? 0 : Double(allowed) * 100 / Double(asked) }

    /// Counts an answer.
    public mutating func count(_ question: Question, _ isAllowed: Bool) {
        asked += 1
        guard isAllowed else { return }
        allowed += 1
        hitPermissions.insert("\(name) \(question.permission)")
    }

    /// Counts the answers that a list is made of.
    public mutating func count(_ asked: Int, allowed: Int) {
        inLists += asked
        allowedInLists += allowed
    }

    /// Counts an answer that a change turned.
    public mutating func countChange() { turned += 1 }

    /// Remembers what somebody's answer hangs on.
    public mutating func count(_ reasons: [World.Holding]) {
        for holding in reasons { hitRoles.insert("\(name) \(holding.role)") }
    }

    /// Looks at one question closely: which features make the answer what it is.
    public mutating func study(_ question: Question, _ model: RoleModel, _ world: World) {
        let evaluator = ReferenceEvaluator(model, world, on: question.day)
        let answer = evaluator.decide(question.asker, question.permission, question.thing)
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
        turned += other.turned
        permissions += other.permissions
        roles += other.roles
        hitPermissions.formUnion(other.hitPermissions)
        hitRoles.formUnion(other.hitRoles)
        features.merge(other.features, uniquingKeysWith: +)
    }

    /// Features that no question hit.
    public var featuresMissed: [String] { Feature.all.map(\.name).filter { features[$0] == nil } }
}
