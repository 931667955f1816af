// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Organisations
import RoleModels
import Testing

@Suite struct `Errors of an organisation file` {
    @Test func `a sound file has none`() throws {
        #expect(try School.read(School.elm).problems.isEmpty)
    }

    /// The file begins with two lines; what is given here begins on line 3.
    @Test(arguments: [
        (
            "people:\n  ada: { roles: [techer on algebra] }\nnodes: { algebra: { kind: course } }", 4,
            "no role `techer`", "`teacher`"
        ),
        (
            "people:\n  ada: { roles: [teacher on algebr] }\nnodes: { algebra: { kind: course } }", 4,
            "no node `algebr`", "`algebra`"
        ),
        ("people:\n  ada: { roles: [teacher] }", 4, "`teacher` is not held on the organisation", "teacher on NODE"),
        (
            "nodes: { chess: { kind: club } }\npeople:\n  ada: { roles: [teacher on chess] }", 5,
            "not held on `chess`, a club", "a course"
        ),
        ("people:\n  ada: { roles: [everybody] }", 4, "held by everyone", "leave it out"),
        ("people:\n  ada: { roles: [head, head] }", 4, "holds `head` twice", "remove one"),
        ("people:\n  ada: { settings: [on-brake] }", 4, "no setting of people `on-brake`", "`on-break`"),
        ("people:\n  ada: { roles: [{ role: head, given-by: bem }] }\n  ben: {}", 4, "no person `bem`", "`ben`"),
        ("nodes:\n  algebra: { kind: corse }", 4, "no kind `corse`", "`course`"),
        ("nodes:\n  algebra: { kind: organisation }", 4, "always exists", "everything lies in the organisation"),
        (
            "nodes:\n  algebra: { kind: course, in: frist }\n  first: { kind: year }", 4, "`frist`, which is no node",
            "`first`"
        ),
        ("nodes:\n  a: { kind: course }\n  b: { kind: course, in: a }", 5, "lies in `a`, a course", "lies in year"),
        (
            "nodes:\n  a: { kind: year }\n  b: { kind: year }\n  c: { kind: year, in: [a, b] }", 6, "lies in one",
            "name one"
        ),
        ("nodes:\n  a: { kind: course, flags: [open] }", 4, "has no flag `open`", "known are `public`"),
        ("nodes:\n  a: { kind: course, shown: [nobody] }", 4, "no node `nobody`", ""),
        ("settings:\n  grade-open: on", 4, "no setting `grade-open`", "`grades-open`"),
        ("things:\n  essay: { is: grad }", 4, "no noun `grad`", "`grade`"),
        ("things:\n  essay: { is: course }", 4, "no record", "under `nodes`"),
        ("things:\n  essay: { is: grade, owner: zoo }\npeople: { zoe: {} }", 4, "no person `zoo`", "`zoe`"),
        ("things:\n  essay: { is: grade, place: essay }", 4, "`essay`", ""),
        ("things:\n  essay: { is: grade, flags: [relesed] }", 4, "no flag `relesed`", "`released`"),
    ])
    func `an unknown or misplaced name is told with its line and what mends it`(
        _ parts: String,
        _ line: Int,
        _ message: String,
        _ remedy: String
    ) throws {
        let errors = try School.read(parts).problems.filter { $0.severity == .error }
        let error = try #require(errors.first)
        #expect(errors.count == 1, "\(errors)")
        #expect(error.line == line)
        #expect(error.message.contains(message), "\(error.message)")
        #expect(error.remedy?.contains(remedy) ?? remedy.isEmpty, "\(error.remedy ?? "")")
    }

    @Test func `all errors are told at once, in the order of their lines`() throws {
        let reading = try School.read(
            """
            nodes:
              algebra: { kind: corse }
              history: { kind: course }
            people:
              ada: { roles: [boss] }
              ben: { roles: [teacher on history, teacher on nowhere] }
            things:
              essay: { is: grade, owner: cleo }
            """
        )

        #expect(reading.problems.filter { $0.severity == .error }.map(\.line) == [4, 7, 8, 10])
        #expect(reading.value == nil)
    }

    @Test func `nodes that lie in themselves are told once, with the way round`() throws {
        let errors = try School.read(
            """
            nodes:
              a: { kind: year, in: c }
              b: { kind: year, in: a }
              c: { kind: year, in: b }
              d: { kind: year, in: c }
            """
        ).problems.filter { $0.severity == .error }

        #expect(errors.count == 1)
        #expect(errors.first?.message == "`a` lies in itself: `a` in `c` in `b` in `a`")
        #expect(errors.first?.line == 4)
    }

    @Test func `a node in itself is told`() throws {
        let errors = try School.read("nodes:\n  a: { kind: year, in: a }").problems.filter { $0.severity == .error }
        #expect(errors.map(\.message) == ["`a` lies in itself: `a` in `a`"])
    }

    @Test func `a chain of ten thousand nodes, the deepest first, is read`() throws {
        let nodes = (0..<10_000).reversed().map { "  y\($0): { kind: year\($0 == 0 ? "" : ", in: y\($0 - 1)") }" }
        let reading = try School.read("nodes:\n" + nodes.joined(separator: "\n"))
        #expect(!reading.hasErrors)
        #expect(reading.value?.directory.nodes.count == 10_001)
    }
}
