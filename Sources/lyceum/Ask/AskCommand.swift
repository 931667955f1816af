// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser

struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask who may do what in an organisation, and why.",
        discussion: """
            The organisation is a file: who and what is there, who holds which role (Documentation/Formats.md). \
            People, nodes and things go by their names in it. A person is a name, `visitor`, "service NAME", or \
            "ADMIN as PERSON" for somebody who acts as another. That somebody holds a role is a thing too: \
            "holding of ada as learner on step-1".

            Examples:
              export LYCEUM_ORGANISATION=Samples/talent.yaml
              lyceum ask can grace task.create aiko
              lyceum ask who one-to-one.view aiko-with-grace
              lyceum ask what lena
              lyceum ask which lena content.view
              lyceum ask why luca one-to-one.view aiko-with-grace
              lyceum ask change "end manager on sales of grace" \\
                "give manager on sales to priya"

            Exit codes: 0 yes, or somebody or something; 1 no, or nobody and nothing; 2 not understood, or not readable.
            """,
        subcommands: [AskCan.self, AskWho.self, AskWhat.self, AskWhich.self, AskWhy.self, AskChange.self]
    )
}

/// The permission that a question is about.
struct PermissionArgument: ParsableArguments {
    @Argument(help: "A permission, such as `grade.give`, or `give.ROLE` for giving a role.")
    var permission: String
}
