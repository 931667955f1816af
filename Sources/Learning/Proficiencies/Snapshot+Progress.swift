// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Somebody on a Step.
struct Enrolled: Hashable {
    var person: PersonID
    var node: NodeID
}

extension Snapshot {
    /// How far some people are with some Steps, as far as the viewer may see it; a Step that nobody can work through is
    /// left out.
    ///
    /// The database counts: no list reads what people wrote.
    func progress(of people: [PersonID], on nodes: [NodeID]) throws -> [Enrolled: StepProgress] {
        guard !people.isEmpty, !nodes.isEmpty else { return [:] }
        let frameworks = try frameworks(of: people, on: nodes)
        let sizes = try sizes(of: Set(frameworks.values).sorted())
        var tallies: [Enrolled: Tally] = [:]
        for (enrolled, framework) in frameworks { tallies[enrolled] = sizes[framework] }
        for row in try standingCounts(of: people, on: nodes) {
            let enrolled = Enrolled(person: try row.read("person_id"), node: try row.read("node_id"))
            tallies[enrolled]?.count(
                try row.read("standing"),
                isAchieved: try row.read("is_achieved"),
                try row.read("total"),
                required: try row.read("required")
            )
        }
        return tallies.reduce(into: [:]) { progress, entry in
            progress[entry.key] = entry.value.progress(sight(of: entry.key.person, on: entry.key.node))
        }
    }

    /// How many proficiencies the sign-off of each one's Step needs; whoever asks.
    func required(of people: [PersonID], on nodes: [NodeID]) throws -> [Enrolled: Int] {
        guard !people.isEmpty, !nodes.isEmpty else { return [:] }
        let frameworks = try frameworks(of: people, on: nodes)
        let sizes = try sizes(of: Set(frameworks.values).sorted())
        return frameworks.compactMapValues { sizes[$0]?.required }
    }

    /// The framework that each works through: the one they began, or else the one that is published.
    private func frameworks(of people: [PersonID], on nodes: [NodeID]) throws -> [Enrolled: Int64] {
        let numbers = nodes.map { Int64($0.index) }
        let published = try transaction.rows(
            """
            SELECT node_id, id
            FROM framework
            WHERE organisation_id = \(organisation) AND node_id \(in: numbers) AND state = \(Framework.State.published)
            """
        )
        var frameworks: [Enrolled: Int64] = [:]
        for row in published {
            let node: NodeID = try row.read("node_id")
            for person in people { frameworks[Enrolled(person: person, node: node)] = try row.read("id") }
        }
        let begun = try transaction.rows(
            """
            SELECT person_id, node_id, framework_id
            FROM step_record
            WHERE organisation_id = \(organisation) AND person_id \(in: people.map { Int64($0.index) })
                AND node_id \(in: numbers)
            """
        )
        for row in begun {
            let enrolled = Enrolled(person: try row.read("person_id"), node: try row.read("node_id"))
            frameworks[enrolled] = try row.read("framework_id")
        }
        return frameworks
    }

    /// How many proficiencies frameworks have, none of them answered yet.
    private func sizes(of frameworks: [Int64]) throws -> [Int64: Tally] {
        try transaction.rows(
            """
            SELECT framework_id, COUNT(*) AS total, CAST(SUM(is_required) AS BIGINT) AS required
            FROM proficiency
            WHERE organisation_id = \(organisation) AND framework_id \(in: frameworks)
            GROUP BY framework_id
            """
        ).reduce(into: [:]) { sizes, row in
            sizes[try row.read("framework_id")] = Tally(
                total: try row.read("total"),
                required: try row.read("required")
            )
        }
    }

    private func standingCounts(of people: [PersonID], on nodes: [NodeID]) throws -> [Row] {
        try transaction.rows(
            """
            SELECT self_assessment.person_id, self_assessment.node_id, self_assessment.standing,
                self_assessment.is_achieved, COUNT(*) AS total,
                CAST(SUM(proficiency.is_required) AS BIGINT) AS required
            FROM self_assessment
            JOIN proficiency
                ON proficiency.organisation_id = self_assessment.organisation_id
                AND proficiency.framework_id = self_assessment.framework_id
                AND proficiency.number = self_assessment.proficiency
            WHERE self_assessment.organisation_id = \(organisation)
                AND self_assessment.person_id \(in: people.map { Int64($0.index) })
                AND self_assessment.node_id \(in: nodes.map { Int64($0.index) })
                AND self_assessment.replaced_at IS NULL
            GROUP BY self_assessment.person_id, self_assessment.node_id, self_assessment.standing,
                self_assessment.is_achieved
            """
        )
    }
}

/// What is counted of one learner's Step.
private struct Tally {
    var total: Int
    var required: Int
    var counts: [Counted: Int] = [:]
    var confirmed = 0
    var achieved = 0

    /// How answers stand.
    struct Counted: Hashable {
        var standing: Standing
        var isAchieved: Bool
    }

    init(total: Int, required: Int) {
        self.total = total
        self.required = required
    }

    mutating func count(_ standing: AnswerStanding, isAchieved: Bool, _ count: Int, required: Int) {
        counts[Counted(standing: standing.standing(isAchieved: isAchieved), isAchieved: isAchieved), default: 0] +=
            count
        if standing == .confirmed { confirmed += required }
        if isAchieved { achieved += required }
    }

    func progress(_ sight: StepSight) -> StepProgress {
        let open = total - counts.values.reduce(0, +)
        var seen: [Standing: Int] = open > 0 ? [.open: open] : [:]
        for (counted, count) in counts {
            seen[counted.standing.seen(by: sight, isAchieved: counted.isAchieved), default: 0] += count
        }
        return StepProgress(
            counts: seen,
            required: required,
            confirmed: sight.confirmations ? confirmed : nil,
            achieved: achieved
        )
    }
}
