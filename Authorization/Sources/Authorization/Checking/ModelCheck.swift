// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension RoleModel {
    /// Everything that can be found wrong with the model before it runs, all at once, in the order of its lines.
    ///
    /// A model with an error is not to be run; a warning is for its authors to judge. Models of any size and any
    /// contents are checked in bounded time: one that is too large to compare every role with every other has an
    /// error that says so.
    public func problems() -> [ModelProblem] {
        var check = ModelCheck(self)
        check.run()
        return check.problems.enumerated()
            .sorted { ($0.element.sourceLine ?? .max, $0.offset) < ($1.element.sourceLine ?? .max, $1.offset) }
            .map(\.element)
    }
}

/// One check of a model: what the checks need to know of it, and what they found.
///
/// Each check is an extension in a file of its own.
struct ModelCheck {
    let model: RoleModel
    let declared: DeclaredNames
    let names: ModelNames
    let patterns: PatternTable
    let nesting: KindNesting
    let includes: DirectedGraph
    /// By role, in the order of the model, the numbers of the roles it includes, over others too, and itself.
    let included: [[Int]]
    /// Nothing where the model is too large.
    let rights: ModelRights?
    private(set) var problems: [ModelProblem] = []
    /// Names that may still be looked up among the declared ones; a file full of unknown names is not worth more.
    private var suggestionsLeft = 200

    init(_ model: RoleModel) {
        self.model = model
        declared = DeclaredNames(model)
        names = ModelNames(model, after: nil)
        patterns = PatternTable(model, names: names)
        nesting = KindNesting(model, names: names)
        let numbers = Dictionary(model.roles.enumerated().map { ($1.name, $0) }) { first, _ in first }
        includes = DirectedGraph(successors: model.roles.map { $0.includes.compactMap { numbers[$0] } })
        // Beyond the limit of roles there is an error in any case, and no time is spent on the rest.
        let isBounded = model.roles.count <= ModelNames.rolesMaximum
        included = isBounded ? includes.closure() : model.roles.indices.map { [$0] }
        rights = ModelRights(model)
    }

    mutating func run() {
        checkLimits()
        checkDuplicates()
        checkNames()
        checkGrantNames()
        checkCycles()
        checkGiving()
        checkLines()
        checkVisitors()
        checkSets()
        checkConstraints()
        checkCreators()
        checkReserved()
        checkFlags()
        checkDeadGrants()
        checkReach()
        checkNevers()
        checkDuplicateGrants()
        checkRequirements()
        checkGivers()
        checkClimbs()
    }

    mutating func error(
        _ rule: ModelProblem.Rule,
        _ part: ModelPart,
        _ message: String,
        remedy: String,
        line: Int?
    ) {
        problems.append(ModelProblem(.error, rule, about: part, message: message, remedy: remedy, sourceLine: line))
    }

    mutating func warning(
        _ rule: ModelProblem.Rule,
        _ part: ModelPart,
        _ message: String,
        remedy: String,
        line: Int?
    ) {
        problems.append(ModelProblem(.warning, rule, about: part, message: message, remedy: remedy, sourceLine: line))
    }

    mutating func add(_ found: [ModelProblem]) {
        problems += found
    }

    /// The name that was probably meant, as a remedy.
    mutating func suggestion(for name: String, _ family: DeclaredNames.Family) -> String {
        if suggestionsLeft > 0 {
            suggestionsLeft -= 1
            if let nearest = declared.nearest(to: name, family) { return "did you mean `\(nearest)`?" }
        }
        return "declare it, or take it out"
    }

    /// Every grant of every role, with what it is called in problems.
    var grants: [(role: Role, grant: Grant, part: ModelPart)] {
        model.roles.flatMap { role in
            role.grants.enumerated().map { (role, $1, .grant(role: role.name, index: $0)) }
        }
    }

    /// Every never, with what it is called in problems.
    var nevers: [(grant: Grant, part: ModelPart)] {
        model.nevers.enumerated().map { ($1, .never($0)) }
    }
}
