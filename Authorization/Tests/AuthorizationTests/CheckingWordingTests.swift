// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `The wording of conditions` {
    private let model = {
        var model = RoleModel(name: "small", vocabulary: Vocabulary(nouns: []))
        model.settings = [Setting(name: "late-work", says: "Work may be handed in late."), Setting(name: "chat-open")]
        model.personSettings = [Setting(name: "on-break", says: "Taking a break.")]
        model.kinds = [Kind(name: "course", in: "organisation", title: "Course")]
        model.roles = [Role(name: "tutor", title: "Tutor", heldOn: ["course"]), Role(name: "coach", title: "Coach")]
        return model
    }()

    @Test(arguments: [
        (Condition.own, "only their own", "not their own"),
        (.flag("owners-only"), "only if marked “owners only”", "not if marked “owners only”"),
        (
            .setting("late-work"), "only while the setting “Work may be handed in late” is on",
            "only while the setting “Work may be handed in late” is off"
        ),
        (
            .my("on-break"), "only while their own setting “Taking a break” is on",
            "only while their own setting “Taking a break” is off"
        ),
        (.direct, "only for those directly under them", "not for those directly under them"),
    ])
    func `a condition limits a right`(condition: Condition, holding: String, notHolding: String) {
        #expect(condition.limit(in: model) == holding)
        #expect(condition.limit(holds: false, in: model) == notHolding)
    }

    @Test func `a person is spoken to as you`() {
        #expect(Condition.own.limit(in: model, to: .you) == "only your own")
        #expect(Condition.party.statement(in: model, to: .you) == "you are the other person named on it")
    }

    @Test func `a setting that says nothing is called by its name`() {
        #expect(Condition.setting("chat-open").statement(in: model) == "the setting “chat open” is on")
    }

    @Test func `a grant names every limit in its order`() {
        var grant = Grant([.permission("grade.view")], if: [.own, .flag("released")], unless: [.setting("chat-open")])
        grant.within = [HeldRole("tutor", on: "course"), HeldRole("coach")]

        #expect(
            grant.limits(in: model) == [
                "only their own", "only if marked “released”", "only while the setting “chat open” is off",
                "only where they are also Tutor (Course) or Coach",
            ]
        )
        #expect(grant.marks(in: model) == "own, if released, unless chat open, where Tutor (Course) or Coach")
    }

    @Test func `a grant without conditions has no limit`() {
        let grant = Grant([.everyVerb(of: "grade")])

        #expect(grant.limits(in: model).isEmpty)
        #expect(grant.marks(in: model) == "")
    }
}
