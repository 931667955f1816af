// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations
import RoleModels
import Testing

@Suite struct `Rules about who holds what` {
    private func problems(_ parts: String) throws -> [FileProblem] {
        // A head is always there, so that nothing is said about the top role.
        try School.read(parts + "\n  hanna: { roles: [head] }").problems
    }

    @Test func `two roles of a set at the same time are an error on the line of the second`() throws {
        let problems = try problems("people:\n  ada:\n    roles:\n      - red\n      - blue")

        #expect(problems.map(\.severity) == [.error])
        #expect(problems.first?.line == 7)
        #expect(problems.first?.message.contains("`red` and `blue`") == true)
    }

    @Test func `one role of a set after the other is none`() throws {
        let problems = try problems(
            "people:\n  ada: { roles: [{ role: red, until: 2026-03-01 }, { role: blue, from: 2026-03-01 }] }"
        )
        #expect(problems.isEmpty)
    }

    @Test func `a second holder where one may hold is an error`() throws {
        let problems = try problems(
            """
            nodes: { chess: { kind: club } }
            people:
              ada: { roles: [leader on chess] }
              ben: { roles: [leader on chess] }
            """
        )

        #expect(problems.map(\.severity) == [.error])
        #expect(problems.first?.line == 6)
    }

    @Test func `a second holder who stands in is none`() throws {
        let problems = try problems(
            """
            nodes: { chess: { kind: club } }
            people:
              ada: { roles: [leader on chess] }
              ben: { roles: [{ role: leader, node: chess, stands-in-for: ada }] }
            """
        )
        #expect(problems.isEmpty)
    }

    @Test func `a role that nothing carries is a warning`() throws {
        let problems = try problems(
            "nodes: { algebra: { kind: course } }\npeople:\n  ada: { roles: [proofreader on algebra] }"
        )

        #expect(problems.map(\.severity) == [.warning])
        #expect(problems.first?.line == 5)
        #expect(problems.first?.remedy == "give them `editor` too")
    }

    @Test func `a carried role beside its carrier is none`() throws {
        let problems = try problems(
            "nodes: { algebra: { kind: course } }\npeople:\n  ada: { roles: [editor, proofreader on algebra] }"
        )
        #expect(problems.isEmpty)
    }

    @Test func `a top role that nobody active holds is a warning`() throws {
        let problems = try School.read("people:\n  ada: { active: false, roles: [head] }").problems
        #expect(problems.map(\.severity) == [.warning])
        #expect(problems.first?.message == "nobody active holds `head`, the top role")
    }

    @Test func `people who manage each other from different nodes are a warning`() throws {
        let problems = try problems(
            """
            nodes: { chess: { kind: club }, choir: { kind: club } }
            people:
              ada: { roles: [club-member on chess, chair on choir] }
              ben: { roles: [club-member on choir, chair on chess] }
            """
        )

        #expect(problems.map(\.severity) == [.warning])
        #expect(
            problems.first?.message
                == "people stand above each other: `ada` as `chair on choir`, `ben` as `chair on chess`"
        )
        #expect(problems.first?.line == 6)
    }

    @Test(arguments: [
        "ada: { roles: [club-member on chess, chair on chess] }\n  ben: { roles: [club-member on chess, chair on chess] }",
        "ada: { roles: [club-member on chess, chair on choir] }\n  ben: { roles: [club-member on choir] }",
        "ada: { roles: [club-member on chess, chair on choir] }\n  ben: { active: false, roles: [club-member on choir, chair on chess] }",
    ])
    func `people who manage the same node, or of whom one alone manages, are none`(_ people: String) throws {
        let problems = try problems("nodes: { chess: { kind: club }, choir: { kind: club } }\npeople:\n  " + people)
        #expect(problems.isEmpty)
    }
}
