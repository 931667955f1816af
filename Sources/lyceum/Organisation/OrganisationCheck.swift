// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct OrganisationCheck: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what is wrong with an organisation's file, all at once.",
        discussion: """
            Unknown names, roles on nodes that they are not held on, nodes that lie in themselves, and rules of the \
            role model that are not kept; as warnings, roles without effect and places that nobody fills.

            Example:
              lyceum organisation check Samples/talent.yaml

            Exit codes: 0 no error; 1 an error, or with --strict a warning; 2 not understood, or not readable.
            """
    )

    @Argument(help: ArgumentHelp("Files of organisations.", valueName: "organisation.yaml"))
    var files: [String]
    @Flag(help: "Fail on warnings too.")
    var strict = false
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The day to check as of, such as 2026-11-22.", valueName: "date")
    )
    var day: String?
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let asOf = try day.map { text throws(Failure) in
            try reading { () throws(Misspelling) in try Instant(spelled: text) }
        }
        let checked = files.map { file in
            let reading = Organisation.read(atPath: file, asOf: asOf, now: .today)
            return CheckedOrganisation(file: file, problems: reading.problems.map(Problem.init))
        }
        return OrganisationCheckAnswer(organisations: checked, isStrict: strict)
    }
}

/// The problems of one organisation's file.
struct CheckedOrganisation: Encodable {
    let file: String
    let problems: [Problem]
}

struct OrganisationCheckAnswer: Answer {
    let organisations: [CheckedOrganisation]
    let isStrict: Bool

    private enum CodingKeys: CodingKey {
        case organisations
    }

    var exit: Exit { Checked.exit(organisations.flatMap(\.problems), isStrict: isStrict) }

    func lines(for terminal: Terminal) -> [String] {
        organisations.flatMap { Checked.lines($0.file, $0.problems, terminal) }
    }
}
