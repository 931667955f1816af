// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct ModelClimb: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "climb",
        abstract: "Say which roles lead to which others through appointments.",
        discussion: """
            Who holds a role that gives roles can bring others to roles, which give roles in turn. For each role, what \
            its holders can bring about, by the shortest chain. `lyceum model check` says where a chain ends in more \
            rights than it began with.

            Examples:
              lyceum model climb university
              lyceum model climb university course-leader
            """
    )

    @OptionGroup var argument: ModelArgument
    @Argument(help: "A role to begin with; without it, every role.")
    var role: String?
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let model = try argument.read()
        if let role, model.role(named: role) == nil {
            throw Failure(
                "`\(model.name)` has no role `\(role)`",
                remedy: "its roles are \(listed(model.roles.map(\.name)))"
            )
        }
        let starts = role.map { [$0] } ?? model.roles.map(\.name)
        return ClimbAnswer(model: model.name, climbs: starts.flatMap { model.climbs(from: $0) }, in: model)
    }
}

struct ClimbAnswer: Answer {
    let model: String
    let climbs: [ClimbLine]

    struct ClimbLine: Encodable {
        let from: String
        let to: String
        let steps: [StepLine]
        /// Why the model means it to be so, where it says so.
        let acceptedBecause: String?
        fileprivate let words: String
    }

    struct StepLine: Encodable {
        let giver: String
        let given: String
        let permission: String
        let conditions: String
        let line: Int?
    }

    init(model name: String, climbs: [Climb], in model: RoleModel) {
        self.model = name
        self.climbs = climbs.map { climb in
            ClimbLine(
                from: climb.from,
                to: climb.to,
                steps: climb.steps.map {
                    StepLine(
                        giver: $0.giver,
                        given: $0.given,
                        permission: $0.permission,
                        conditions: $0.conditions,
                        line: $0.sourceLine
                    )
                },
                acceptedBecause: model.accepts.first { $0.from == climb.from && $0.to == climb.to }?.because,
                words: Self.words(for: climb)
            )
        }
    }

    private static func words(for climb: Climb) -> String {
        climb.steps.enumerated().map { index, step in
            let conditions = step.conditions.isEmpty ? "" : " (\(step.conditions))"
            let act = step.isByMaking ? "by \(step.permission) becomes" : "gives"
            return "\(index == 0 ? act : ", who \(act)") \(step.given)\(conditions)"
        }.joined()
    }

    func lines(for terminal: Terminal) -> [String] {
        guard !climbs.isEmpty else { return ["No role of `\(model)` here gives another."] }
        var lines: [String] = []
        var last = ""
        for climb in climbs {
            if climb.from != last {
                lines += (last.isEmpty ? [] : [""]) + [terminal.styled(climb.from, .bold)]
                last = climb.from
            }
            lines += climb.words.wrapped(at: terminal.width, after: "  ", then: "    ")
            if let because = climb.acceptedBecause {
                lines += "meant: \(because)".wrapped(at: terminal.width, after: "      ", then: "      ")
                    .map { terminal.styled($0, .faint) }
            }
        }
        return lines
    }
}
