// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

/// Models made to hurt: whatever a file holds, checking it ends soon and never fails.
@Suite struct `Checking a model of any size` {
    private let patience = ContinuousClock.Duration.seconds(60)

    private func check(_ model: RoleModel) -> [ModelProblem] {
        var problems: [ModelProblem] = []
        let time = ContinuousClock().measure {
            problems = model.problems()
            _ = model.climbs(from: "r0")
            _ = model.matrix()
            _ = model.difference(from: school())
        }
        #expect(time < patience)
        return problems
    }

    private func crowd(_ count: Int, _ change: (Int, inout Role) -> Void) -> RoleModel {
        school { model in
            for number in 0..<count {
                var member = role("r\(number)", on: ["course"])
                change(number, &member)
                model.roles.append(member)
            }
        }
    }

    @Test func `four hundred roles that all include each other`() {
        let names = (0..<400).map { "r\($0)" }
        let problems = check(crowd(400) { $1.includes = names })

        #expect(problems.contains { $0.rule == .cycle })
    }

    @Test func `five hundred roles that all give each other`() {
        let all = (0..<500).map { PermissionPattern.permission("give.r\($0)") }
        let problems = check(crowd(500) { $1.grants = [Grant(all)] })

        #expect(problems.contains { $0.rule == .limit && $0.severity == .error })
    }

    @Test func `two hundred roles that all give each other`() {
        let all = (0..<200).map { PermissionPattern.permission("give.r\($0)") }
        let problems = check(crowd(200) { $1.grants = [Grant(all)] })

        #expect(!problems.contains { $0.rule == .limit && $0.severity == .error })
    }

    @Test func `a chain of a thousand roles, each including and giving the next`() {
        let model = crowd(990) { number, role in
            role.includes = ["r\(number + 1)"]
            role.carries = ["r\(number + 1)"]
            role.grants = [grant("give.r\(number + 1)", "grade.view", if: [.setting("s\(number)")])]
        }

        #expect(!check(model).isEmpty)
    }

    @Test func `far more roles than there is room for`() {
        let problems = check(crowd(5000) { $1.includes = ["r1", "r2", "r3"] })

        #expect(problems.contains { $0.rule == .limit })
    }

    @Test func `a thousand nevers on a thousand grants of one permission`() {
        let model = school { model in
            model.settings = (0..<64).map { Setting(name: "s\($0)") }
            let settings = model.settings.map { Condition.setting($0.name) }
            let conditions = (0..<1000).map { [settings[$0 % 64], settings[$0 / 64 % 64], .flag("released")] }
            model.nevers = conditions.map { grant("grade.view", if: $0) }
            model.edit("teacher") { $0.grants = conditions.map { grant("grade.view", unless: $0) } }
        }

        #expect(!check(model).isEmpty)
    }

    @Test func `ten thousand names that nothing declares`() {
        let unknown = (0..<10_000).map { PermissionPattern.permission("grade.view\($0)") }
        let problems = check(school { $0.edit("teacher") { $0.grants = [Grant(unknown)] } })

        #expect(problems.filter { $0.rule == .unknownName }.count == 10_000)
    }

    @Test func `names of every kind of letter`() {
        let model = school { model in
            model.roles.append(role("é", on: ["e\u{301}", ""], includes: ["e\u{301}"]))
            model.edit("teacher") { $0.grants = [grant("", ".", "..", "give.", "give.é", "grade.")] }
            model.kinds.append(Kind(name: "", in: ""))
        }

        #expect(!check(model).isEmpty)
    }

    @Test func `kinds that lie in circles around the organisation`() {
        let model = school { model in
            model.kinds = (0..<250).map { Kind(name: "k\($0)", in: "k\(($0 + 1) % 250)", people: "pupil") }
            let kinds = model.kinds.map(\.name)
            model.edit("pupil") { $0.heldOn = kinds }
        }

        #expect(check(model).contains { $0.rule == .cycle })
    }
}
