// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser

struct OrganisationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation",
        abstract: "Check the files that describe organisations, and make organisations on the platform.",
        subcommands: [OrganisationCheck.self, OrganisationCreate.self]
    )
}
