// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Testing

@Suite struct `Changing an organisation` {
    @Test(arguments: [
        ("give teacher on history to tom", "tom may give.teacher on history", false, false),
        ("give coach on zoe to ben", "ben may grade.view on essay", false, true),
        ("end pupil on algebra of zoe", "zoe may grade.view on essay", true, false),
        ("end teacher on algebra of tom", "tom may grade.give on essay", true, false),
        ("give teacher on algebra to zoe", "zoe may grade.give on essay", false, true),
        ("give teacher on algebra to zoe from 2026-11-22", "zoe may grade.give on essay", false, true),
        ("give teacher on algebra to zoe from 2026-11-23", "zoe may grade.give on essay", false, false),
        ("turn on on-break for tom", "tom may grade.give on essay", true, false),
        ("deactivate tom", "tom may grade.give on essay", true, false),
        ("reactivate cleo", "cleo may course.view on algebra", false, true),
        ("let pupil grade.give if own", "zoe may grade.give on essay", false, true),
        ("let pupil grade.give if own unless released", "zoe may grade.give on essay", false, false),
        ("let pupil grade.give if setting grades-open", "zoe may grade.give on essay", false, false),
        ("stop teacher grade.give", "tom may grade.give on essay", true, false),
        ("stop teacher grade.give", "tom may grade.view on essay", true, true),
        ("stop editor course.edit", "hanna may course.edit on algebra", true, true),
    ])
    func `a change changes the answer`(_ change: String, _ sentence: String, _ before: Bool, _ after: Bool) throws {
        let elm = try School.organisation(School.elm)

        #expect(try School.isAllowed(sentence, in: elm) == before)
        #expect(try School.isAllowed(sentence, in: try School.elm(after: change)) == after)
    }

    @Test func `changes are made in their order, and rules are asked after the last`() throws {
        let elm = try School.elm(after: "give blue to zoe", "end red of zoe")
        #expect(elm.brokenRules.isEmpty)
    }

    @Test func `containment changes`() throws {
        let elm = try School.elm(after: "put algebra in second", "take history out of first", "move first to second")
        let first = try elm.lookup.node(named: "first")
        let second = try elm.lookup.node(named: "second")

        #expect(elm.roster.parents(of: first) == [second])
        #expect(elm.roster.parents(of: try elm.lookup.node(named: "algebra")) == [first, second])
        #expect(elm.roster.parents(of: try elm.lookup.node(named: "history")) == [second])
    }

    @Test func `what was before is not touched`() throws {
        let before = try School.organisation(School.elm)
        _ = try School.elm(after: "end teacher on algebra of tom")
        #expect(try School.isAllowed("tom may grade.give on essay", in: before))
    }

    @Test(arguments: [
        ("give techer on algebra to zoe", "there is no role `techer`; did you mean `teacher`?"),
        ("give teacher on algebra to tom", "`tom` holds `teacher on algebra` already; leave this change out"),
        ("give teacher on chess to tom", "`teacher` is not held on `chess`, a club; it is held on a course"),
        (
            "give blue to zoe",
            "`zoe` holds `red` and `blue` at the same time, and each person holds at most one of the set "
                + "`house`; end one before the other begins"
        ),
        ("end pupil on algebra of tom", "`tom` does not hold `pupil on algebra`; they hold `teacher on algebra`"),
        ("end head of hanna", "nobody active holds `head`, the top role; give it to somebody who is active"),
        ("deactivate hanna", "nobody active holds `head`, the top role; give it to somebody who is active"),
        ("deactivate cleo", "`cleo` is not active already; leave this change out"),
        ("put first in first", "`first` would lie in itself; take the other out of it first"),
        ("put algebra in chess", "a course does not lie in a club; a course lies in year"),
        (
            "put zoe in chess",
            "`zoe` is a person; people lie in nodes by the roles they hold: `give ROLE on NODE to PERSON`"
        ),
        ("take algebra out of second", "there is nothing to take away; leave this change out"),
        ("turn on on-break", "there is no setting `on-break`; known are `grades-open`"),
        ("let teacher grade.giv", "there is no permission `grade.giv`; did you mean `grade.give`?"),
        ("let teacher grade.give if relesed", "there is no flag `relesed`; did you mean `released`?"),
        ("stop pupil grade.give", "`pupil` may not `grade.give`; see `lyceum model show school pupil`"),
        (
            "stop head grade.give",
            "`head` may `grade.give` because it includes `teacher`; stop it there: `stop teacher grade.give`"
        ),
    ])
    func `a change that cannot be made is refused with what mends it`(_ change: String, _ message: String) throws {
        let error = #expect(throws: Objection.self) { try School.elm(after: change) }
        #expect(error?.description == message)
    }
}
