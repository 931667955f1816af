// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How far learners are, by shares of what a sign-off of their Step needs.
extension Snapshot {
    func progressReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        let learners = enrolled(on: asked.steps.map(\.node)).filter { asked.counts($0.person) }
        let counts = try requiredCounts(asked)
        let needed = try requiredTotals(asked)
        let signedOff = try signedOff(asked)
        var confirmed: [NodeID: [Int]] = [:]
        var achieved: [NodeID: [Int]] = [:]
        for learner in learners {
            let count = counts[learner]
            let total = count.flatMap { needed[$0.framework] } ?? 0
            let isClosed = signedOff.contains(learner)
            let band = isClosed ? Band.count : Band(count?.confirmed ?? 0, of: total).rawValue
            confirmed[learner.node, default: Band.none(and: 1)][band] += 1
            achieved[learner.node, default: Band.none()][Band(count?.achieved ?? 0, of: total).rawValue] += 1
        }
        let titles = Band.allCases.map(\.title)
        let parts = [
            Report.Part(
                "What is confirmed",
                by: OrganisationWords(model.model).step,
                titles + ["Signed off"],
                of: "learners",
                asked.steps.map { Report.Row($0.title, confirmed[$0.node] ?? Band.none(and: 1)) }
            ),
            Report.Part(
                "What learners say that they can do",
                by: OrganisationWords(model.model).step,
                titles,
                of: "learners",
                asked.steps.map { Report.Row($0.title, achieved[$0.node] ?? Band.none()) }
            ),
        ]
        let closed = learners.count { signedOff.contains($0) }
        let people = Set(learners.map(\.person)).count
        return (
            [
                "\(people.counted("learner", "learners")), \(learners.count.counted("enrolment", "enrolments")), "
                    + "\(closed) of them signed off.",
                "Counted is what a sign-off needs; what is optional is left out.",
            ],
            parts
        )
    }

    /// How much of a Step somebody has.
    private enum Band: Int, CaseIterable {
        case nothing, lessThanHalf, halfOrMore, all

        init(_ count: Int, of total: Int) {
            self =
                count <= 0 ? .nothing : count >= total ? .all : count * 2 < total ? .lessThanHalf : .halfOrMore
        }

        var title: String {
            switch self {
            case .nothing: "Nothing yet"
            case .lessThanHalf: "Less than half"
            case .halfOrMore: "Half or more"
            case .all: "All"
            }
        }

        static var count: Int { allCases.count }

        static func none(and more: Int = 0) -> [Int] { Array(repeating: 0, count: count + more) }
    }

    /// Everybody who is enrolled on some Steps, whoever asks.
    func enrolled(on steps: [NodeID]) -> Set<Enrolled> {
        let roles = model.roles(granting: model.number(of: .answerGive))
        var enrolled: Set<Enrolled> = []
        for node in steps {
            for person in Set(roles.flatMap { roster.holders(of: $0, on: node) }) where isEnrolled(person, on: node) {
                enrolled.insert(Enrolled(person: person, node: node))
            }
        }
        return enrolled
    }

    struct RequiredCount {
        var framework: Int64
        var achieved: Int
        var confirmed: Int
    }

    /// What learners have of what is required: answered as achieved, and confirmed.
    func requiredCounts(_ asked: ReportQuestion) throws -> [Enrolled: RequiredCount] {
        let optional = try optionalProficiencies(asked)
        // One number for each of the optional ones: to join their table costs more than all the rest.
        let required: SQL =
            optional.isEmpty
            ? "" : " AND NOT (framework_id * \(Self.numbersOfFramework) + proficiency \(in: optional))"
        return try transaction.rows(
            """
            SELECT node_id, person_id, MAX(framework_id) AS framework_id,
                COUNT(CASE WHEN is_achieved = 1 THEN 1 END) AS achieved,
                COUNT(CASE WHEN standing = 'confirmed' THEN 1 END) AS confirmed
            FROM self_assessment
            WHERE organisation_id = \(organisation) AND \(asked.condition) AND replaced_at IS NULL\(required)
            GROUP BY node_id, person_id
            """
        ).reduce(into: [:]) { counts, row in
            let key = Enrolled(person: try row.read("person_id"), node: try row.read("node_id"))
            counts[key] = RequiredCount(
                framework: try row.read("framework_id"),
                achieved: try row.read("achieved"),
                confirmed: try row.read("confirmed")
            )
        }
    }

    /// More than any framework has proficiencies.
    private static var numbersOfFramework: Int64 { 1 << 20 }

    private func optionalProficiencies(_ asked: ReportQuestion) throws -> [Int64] {
        try transaction.rows(
            """
            SELECT framework_id, number
            FROM proficiency
            WHERE organisation_id = \(organisation) AND is_required = 0
            """
        ).map { row in
            let (framework, number): (Int64, Int64) = (try row.read("framework_id"), try row.read("number"))
            return framework * Self.numbersOfFramework + number
        }
    }

    /// How many proficiencies each framework requires.
    private func requiredTotals(_ asked: ReportQuestion) throws -> [Int64: Int] {
        try transaction.rows(
            """
            SELECT framework_id, COUNT(*) AS count
            FROM proficiency
            WHERE organisation_id = \(organisation) AND is_required = 1
            GROUP BY framework_id
            """
        ).reduce(into: [:]) { $0[try $1.read("framework_id")] = try $1.read("count") }
    }

    func signedOff(_ asked: ReportQuestion) throws -> Set<Enrolled> {
        Set(
            try transaction.rows(
                """
                SELECT person_id, node_id
                FROM sign_off
                WHERE organisation_id = \(organisation) AND \(asked.condition) AND state = 'given'
                """
            ).map { Enrolled(person: try $0.read("person_id"), node: try $0.read("node_id")) }
        )
    }
}
