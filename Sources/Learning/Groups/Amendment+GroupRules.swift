// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// Members by rule: given and ended in the transaction of what caused it, and by the rule, whoever the viewer is.
///
/// Nobody is told, as being in such a group gives them nothing and takes nothing from them.
extension Amendment {
    private static let right = Right.rule("the rule of the group")
    private static let rowsAtOnce = 200

    /// Puts people into the groups whose rules let them in, and takes them out of others, after their answers changed.
    func keepGroupRules(of people: Set<PersonID>) throws {
        guard !people.isEmpty else { return }
        let rules = try groupRules()
        guard !rules.isEmpty else { return }
        let people = people.sorted()
        let questions = try transaction.profileQuestions(of: organisation)
        let answers = try profileAnswers(of: people)
        for (group, rule) in rules.sorted(by: { $0.key < $1.key }) {
            let test = GroupRuleTest(rule, questions)
            // Where the model came to let more depend on the group, nobody comes into it by an answer any more.
            guard roster.exists(group), let role = roleByRule(of: group) else { continue }
            let admitted = Set(people.filter { test.admits(answers[$0] ?? [:]) })
            let present = Set(people.filter { holdingByRule(of: $0, group, role) != nil })
            try leave(group, role, present.subtracting(admitted).sorted())
            try join(group, role, admitted.subtracting(present).sorted())
        }
    }

    /// Makes people members of a group by its rule.
    func join(_ group: NodeID, _ role: RoleID, _ people: [PersonID]) throws {
        guard !people.isEmpty else { return }
        let name = model.roles[Int(role.index)].name
        let first = try nextNumber(in: "holding")
        for begin in stride(from: 0, to: people.count, by: Self.rowsAtOnce) {
            let some = people[begin..<min(begin + Self.rowsAtOnce, people.count)]
            let rows = try some.enumerated().map { offset, person -> SQL in
                let record = HoldingRecord(Holding(person, role, on: group, from: now, source: .rule), in: model)
                try change(.give(record))
                self.record(.roleGiven(record), Self.right)
                let source = HoldingRow.spelling(of: .rule)
                return """
                    (\(organisation), \(first + Int64(begin + offset)), \(person), \(name), \(group), \(now), \
                    \(source), \(now))
                    """
            }
            try execute(
                """
                INSERT INTO holding (organisation_id, id, person_id, role, node_id, from_at, source, given_at)
                VALUES \(SQL.joined(rows, by: ", "))
                """,
                Self.right
            )
        }
    }

    /// Ends that people are members of a group by its rule.
    func leave(_ group: NodeID, _ role: RoleID, _ people: [PersonID]) throws {
        let name = model.roles[Int(role.index)].name
        for begin in stride(from: 0, to: people.count, by: Self.rowsAtOnce) {
            let some = Array(people[begin..<min(begin + Self.rowsAtOnce, people.count)])
            for person in some {
                guard let holding = holdingByRule(of: person, group, role) else { continue }
                let record = HoldingRecord(holding, in: model)
                try change(.remove(record))
                self.record(.roleEnded(record, byRule: false), Self.right)
            }
            try execute(
                """
                UPDATE holding
                SET until_at = CASE WHEN from_at > \(now) THEN from_at ELSE \(now) END, ended_at = \(now),
                    ended_by = \(viewer.person)
                WHERE organisation_id = \(organisation) AND node_id = \(group) AND role = \(name)
                    AND source = \(HoldingRow.spelling(of: .rule)) AND ended_at IS NULL
                    AND person_id \(in: some.map { Int64($0.index) })
                """,
                Self.right
            )
        }
    }

    /// Forgets the rule of a group that is removed.
    func forgetRule(of group: NodeID, _ permit: Permit) throws {
        try execute(
            "DELETE FROM group_rule_answer WHERE organisation_id = \(organisation) AND node_id = \(group)",
            permit
        )
    }

    /// Refuses to ask a question no more by whose answers a group is filled: it would stay as it is, and nobody knew why.
    func demandInNoRule(_ question: ProfileQuestion) throws {
        let groups = try groupRules().filter { $0.value.answers[question.id] != nil }.keys.sorted()
        guard !groups.isEmpty else { return }
        let seen = try seenNodes(among: Set(groups))
        let titles = try groups.filter { seen.contains($0) }.prefix(3).map { "“\(try existing($0).title)”" }
        let more = groups.count - titles.count
        let others =
            more == 0 ? "" : titles.isEmpty ? "\(more == 1 ? "a group" : "\(more) groups")" : " and \(more) more"
        throw Objection(
            "“\(question.words)” fills \(titles.joined(separator: ", "))\(others)",
            remedy: "change or remove the rule there first"
        )
    }
}
