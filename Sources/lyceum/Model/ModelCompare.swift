// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import RoleModels

struct ModelCompare: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say what a newer version of a role model lets people do that an older one did not.",
        discussion: """
            Rights are compared, not lines: how grants are written and ordered makes no difference.

            Example:
              lyceum model compare talent my-talent.yaml

            Exit codes: 0 no difference; 1 some; 2 not understood, or not readable.
            """
    )

    @Argument(help: "The older role model: its name, or the path of its file.")
    var older: String
    @Argument(help: "The newer role model.")
    var newer: String
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let (before, after) = (try readModel(older), try readModel(newer))
        return CompareAnswer(older: older, newer: newer, after.difference(from: before))
    }
}

struct CompareAnswer: Answer {
    let older: String
    let newer: String
    let rolesAdded: [String]
    let rolesRemoved: [String]
    let rights: [RightLine]
    let nevers: [NeverLine]
    let facts: [FactLine]

    /// A role's right before and after: a list of alternative conditions, an empty one for always; nothing for no.
    struct RightLine: Encodable {
        let role: String
        let permission: String
        let before: [String]?
        let after: [String]?
        let line: String
    }

    struct NeverLine: Encodable {
        let permission: String
        let before: [String]?
        let after: [String]?
        let line: String
    }

    struct FactLine: Encodable {
        let part: String
        let what: String
        let before: String?
        let after: String?
        let line: String
    }

    init(older: String, newer: String, _ difference: ModelDifference) {
        self.older = older
        self.newer = newer
        rolesAdded = difference.rolesAdded
        rolesRemoved = difference.rolesRemoved
        rights = difference.rights.map {
            RightLine(role: $0.role, permission: $0.permission, before: $0.before, after: $0.after, line: $0.line)
        }
        nevers = difference.nevers.map {
            NeverLine(permission: $0.permission, before: $0.before, after: $0.after, line: $0.line)
        }
        facts = difference.facts.map {
            FactLine(part: "\($0.part)", what: $0.what, before: $0.before, after: $0.after, line: $0.line)
        }
    }

    private var isSame: Bool {
        rolesAdded.isEmpty && rolesRemoved.isEmpty && rights.isEmpty && nevers.isEmpty && facts.isEmpty
    }

    var exit: Exit { isSame ? .fine : .no }

    func lines(for terminal: Terminal) -> [String] {
        guard !isSame else { return ["`\(older)` and `\(newer)` give the same rights."] }
        var lines: [String] = []
        lines += section("Roles", rolesAdded.map { ($0, "is new") } + rolesRemoved.map { ($0, "is gone") }, terminal)
        lines += section("Rights", rights.map { ("", $0.line) }, terminal)
        lines += section("Never", nevers.map { ("", $0.line) }, terminal)
        lines += section("Rules", facts.map { ("", $0.line) }, terminal)
        return lines
    }

    private func section(_ head: String, _ entries: [(String, String)], _ terminal: Terminal) -> [String] {
        guard !entries.isEmpty else { return [] }
        return [terminal.styled(head, .bold)]
            + entries.flatMap { name, text in
                (name.isEmpty ? text : "`\(name)` \(text)").wrapped(at: terminal.width, after: "  ", then: "    ")
            }
    }
}
