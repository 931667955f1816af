// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Reference

/// What was compared so far, and the first difference.
struct Report {
    let seed: UInt64
    private(set) var distribution = Distribution()
    private(set) var problem: String?
    private var comparisons = 0

    init(seed: UInt64) {
        self.seed = seed
    }

    mutating func add(_ outcome: Outcome) {
        distribution.add(outcome.distribution)
        problem = problem ?? outcome.problem
        comparisons += 1
    }

    /// Every now and then.
    var isInteresting: Bool { comparisons % 50 == 0 }

    var progress: String { "\(distribution.asked) decisions in \(comparisons) organisations" }

    /// Whether nothing differed, and, if much was asked, whether that says much.
    var isGood: Bool {
        guard problem == nil else { return false }
        guard distribution.asked >= 500_000 else { return true }
        // The rarest feature turns a handful of the answers looked at, so a seed may miss one by chance, but not three.
        return (30...70).contains(distribution.allowedPercent) && distribution.featuresMissed.count < 3
    }

    var text: String {
        let features = Feature.all.map { "\($0.name) \(distribution.features[$0.name] ?? 0)" }
        let percent = "\((distribution.allowedPercent * 10).rounded() / 10) %"
        return """
            \(problem.map { "\($0)\n" } ?? "")\
            Allowed: \(percent) of the decisions, \(distribution.allowedInLists) of \(distribution.inLists) answers in lists.
            Hit, of all models: \(distribution.permissionsHit) of \(distribution.permissions) permissions, \
            \(distribution.rolesHit) of \(distribution.roles) roles.
            Answers that hang on a feature, of those looked at: \(features.joined(separator: ", ")).
            compare: \(distribution.asked) decisions, \(distribution.inLists) answers in lists and \(distribution.turned) \
            turned by changes, \
            \(comparisons) organisations from seed \(seed), \(problem == nil ? "no difference" : "a difference")\
            \(isGood || problem != nil ? "" : ", but too one-sided to prove much")
            """
    }
}
