// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Snapshot {
    /// The member role of a group that a rule can fill; nothing where a rule could give somebody more than being in it.
    ///
    /// People answer for themselves, so being in such a group must have no effect: its role gives nothing and nothing else
    /// depends on it, nobody holds anything else on a group of that kind, and the model shows nothing to groups.
    func roleByRule(of group: NodeID) -> RoleID? {
        let kind = roster.kind(of: group)
        let facts = model.kinds[Int(kind.index)]
        guard facts.kind.noun == "group", let member = facts.memberRole,
            [Kind.organisation, facts.kind.name].contains(facts.kind.parent)
        else { return nil }
        let role = model.roles[Int(member.index)].role
        let givesNothing =
            role.grants.isEmpty && role.includes.isEmpty && role.carries.isEmpty && role.opens.isEmpty
            && role.notifiedOf.isEmpty
        let isPlain = role.set == nil && role.holders == .any && role.stepsInFor == nil && !role.line
        let isAlone = model.roles.allSatisfy { other in
            !other.role.carries.contains(role.name) && (!other.heldOn.contains(kind) || other.id == member)
        }
        return givesNothing && isPlain && isAlone && !isAskedFor(role.name) ? member : nil
    }

    /// Whether some right depends on who holds a role, or on to which groups something is shown.
    private func isAskedFor(_ role: String) -> Bool {
        let grants = model.model.roles.flatMap(\.grants) + model.model.nevers
        return grants.contains { grant in
            (grant.conditions + grant.exceptions).contains(.shown) || grant.within.contains { $0.role == role }
        }
    }

    /// The rules of all groups, or of one.
    func groupRules(of group: NodeID? = nil) throws -> [NodeID: GroupRule] {
        let only: SQL = group.map { "AND node_id = \($0)" } ?? ""
        let rows = try transaction.rows(
            """
            SELECT node_id, question_id, answer
            FROM group_rule_answer
            WHERE organisation_id = \(organisation) \(only)
            ORDER BY node_id, question_id, place
            """
        )
        return try rows.reduce(into: [:]) { rules, row in
            let (node, question): (NodeID, Int64) = (try row.read("node_id"), try row.read("question_id"))
            rules[node, default: GroupRule()].answers[question, default: []].append(try row.read("answer"))
        }
    }

    /// The rule of a group for its page, for whoever may change it.
    func ruleDetails(of row: NodeRow, _ resource: Resource) throws -> GroupRuleDetails? {
        guard let role = roleByRule(of: row.node), allows(.groupEdit, resource),
            allows(giving: role, on: row.node), allows(.personViewProfile, Resource(.organisation))
        else { return nil }
        let questions = try transaction.profileQuestions(of: organisation).filter(\.isAsked)
        let rule = try groupRules(of: row.node)[row.node] ?? GroupRule()
        return GroupRuleDetails(rule: rule, questions: questions)
    }

    /// Who is in a group by its rule.
    func membersByRule(of group: NodeID, _ role: RoleID) -> Set<PersonID> {
        Set(roster.holders(of: role, on: group).filter { holdingByRule(of: $0, group, role) != nil })
    }

    func holdingByRule(of person: PersonID, _ group: NodeID, _ role: RoleID) -> Holding? {
        guard roster.isKnown(person) else { return nil }
        return roster.holdings(of: person).first {
            $0.node == group && $0.role == role && $0.source == .rule
        }
    }

    /// Everybody whom a rule lets into its group.
    func admitted(by rule: GroupRule, _ questions: [ProfileQuestion]) throws -> Set<PersonID> {
        let rows = try transaction.rows(
            """
            SELECT person_id, question_id, answer
            FROM profile_answer
            WHERE organisation_id = \(organisation) AND question_id \(in: rule.answers.keys.sorted())
            """
        )
        let answers: [PersonID: [Int64: String]] = try rows.reduce(into: [:]) { answers, row in
            answers[try row.read("person_id"), default: [:]][try row.read("question_id")] = try row.read("answer")
        }
        let test = GroupRuleTest(rule, questions)
        return Set(answers.filter { test.admits($0.value) }.keys)
    }
}
