// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Groups {
    /// The rule of a group, for whoever may change it.
    ///
    /// It asks for the right to edit the group, to make people members of it, and to see everybody's profile: who is in
    /// it tells what they answered.
    ///
    /// - Throws: ``Objection`` where groups of that kind can have none.
    package func rule(of group: NodeID, by viewer: Viewer) async throws -> (title: String, details: GroupRuleDetails) {
        try await platform.read(by: viewer) { snapshot in
            let (row, _) = try snapshot.permitRule(of: group)
            let questions = try snapshot.transaction.profileQuestions(of: snapshot.organisation)
            let rule = try snapshot.groupRules(of: group)[group] ?? GroupRule()
            return (row.title, GroupRuleDetails(rule: rule, questions: questions.filter(\.isAsked)))
        }
    }

    /// Who would come and who would go with a rule, or with none, before it is saved.
    package func preview(
        _ rule: GroupRule?,
        of group: NodeID,
        by viewer: Viewer
    ) async throws -> GroupRulePreview {
        try await platform.read(by: viewer) { snapshot in
            let plan = try snapshot.plan(rule, of: group)
            return GroupRulePreview(
                rule: plan.rule,
                joining: try snapshot.first(of: plan.joining),
                leaving: try snapshot.first(of: plan.leaving),
                membersCount: plan.membersCount
            )
        }
    }

    /// Fills a group by a rule from now on, or by none any more; who was put into it by hand stays.
    ///
    /// - Throws: ``InvalidInput``; ``Objection`` where too many would come or go at once.
    @discardableResult
    package func setRule(
        _ rule: GroupRule?,
        of group: NodeID,
        by viewer: Viewer
    ) async throws -> (joined: Int, left: Int) {
        try await platform.amend(by: viewer) { amendment in
            let plan = try amendment.plan(rule, of: group)
            try amendment.write(plan)
            let (joined, left) = (plan.joining.count, plan.leaving.count)
            amendment.record(.groupRuleSet(node: group.index, joined: joined, left: left), plan.permit)
            try amendment.leave(group, plan.role, plan.leaving)
            try amendment.join(group, plan.role, plan.joining)
            return (joined, left)
        }
    }
}

/// What saving a rule comes to.
struct GroupRulePlan {
    var group: NodeID
    var role: RoleID
    var permit: Permit
    /// Empty where the group has none from now on.
    var rule: GroupRule
    var questions: [ProfileQuestion]
    var joining: [PersonID]
    var leaving: [PersonID]
    /// How many are in the group by the rule then.
    var membersCount: Int
}

extension Snapshot {
    /// Asks for what changing the rule of a group needs.
    fileprivate func permitRule(of group: NodeID) throws -> (row: NodeRow, permit: Permit) {
        let row = try existingGroup(group)
        let permit = try permit(.groupEdit, try resource(row))
        guard let role = roleByRule(of: group) else {
            throw Objection(
                "“\(row.title)” cannot be filled by a rule, as something depends on who is in it",
                remedy: "put people into it one by one, or many from the list of people"
            )
        }
        _ = try self.permit(giving: role, on: group, to: nil)
        _ = try self.permit(.personViewProfile, Resource(.organisation))
        return (row, permit)
    }

    fileprivate func plan(_ rule: GroupRule?, of group: NodeID) throws -> GroupRulePlan {
        let (row, permit) = try permitRule(of: group)
        guard let role = roleByRule(of: group) else { throw NotFound() }
        let rules = try groupRules()
        let questions = try transaction.profileQuestions(of: organisation)
        let checked = try rule?.checked(questions, before: rules[group] ?? GroupRule()) ?? GroupRule()
        guard !checked.isEmpty || rules[group] != nil else {
            throw Objection("“\(row.title)” has no rule", remedy: "nothing is left to do")
        }
        guard rules[group] != nil || rules.count < GroupRule.countMaximum else {
            throw Objection(
                "there are \(GroupRule.countMaximum) groups with a rule already",
                remedy: "remove the rule of one that is not needed"
            )
        }
        let admitted = checked.isEmpty ? [] : try admitted(by: checked, questions)
        let present = membersByRule(of: group, role)
        let (joining, leaving) = (admitted.subtracting(present), present.subtracting(admitted))
        guard joining.count + leaving.count <= GroupRule.changesMaximum else {
            throw Objection(
                "\(joining.count + leaving.count) people would come or go at once, and "
                    + "\(GroupRule.changesMaximum) are the most",
                remedy: "make several smaller groups"
            )
        }
        return GroupRulePlan(
            group: group,
            role: role,
            permit: permit,
            rule: checked,
            questions: questions,
            joining: joining.sorted(),
            leaving: leaving.sorted(),
            membersCount: admitted.count
        )
    }

    /// The first of some people by name, of whom the viewer sees the profile.
    fileprivate func first(of people: [PersonID]) throws -> GroupRulePreview.Some {
        let rows = try transaction.rows(
            """
            SELECT name
            FROM person
            WHERE organisation_id = \(organisation) AND id \(in: people.map { Int64($0.index) })
            ORDER BY name_key, id
            LIMIT \(GroupRulePreview.namesMaximum)
            """
        )
        return GroupRulePreview.Some(names: try rows.map { try $0.read("name") }, count: people.count)
    }
}

extension Amendment {
    fileprivate func write(_ plan: GroupRulePlan) throws {
        try execute(
            "DELETE FROM group_rule_answer WHERE organisation_id = \(organisation) AND node_id = \(plan.group)",
            plan.permit
        )
        for question in plan.questions {
            for (place, answer) in (plan.rule.answers[question.id] ?? []).enumerated() {
                try execute(
                    """
                    INSERT INTO group_rule_answer (
                        organisation_id, node_id, question_id, answer_key, answer, place
                    )
                    VALUES (
                        \(organisation), \(plan.group), \(question.id), \(question.key(of: answer)), \(answer),
                        \(place)
                    )
                    """,
                    plan.permit
                )
            }
        }
    }
}
