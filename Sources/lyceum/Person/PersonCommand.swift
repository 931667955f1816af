// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Learning
import Organisations

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Look after what is kept about people.",
        subcommands: [PersonExport.self, PersonResetSecondFactor.self]
    )
}

struct PersonExport: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print everything that is kept about a person, as JSON, to be handed to them.",
        discussion: """
            It holds what they could take themselves on the page of their account: others are named in it only where they \
            may see them. That it was taken is an entry in the audit trail.

            Example:
              lyceum person export aldermoor amara@aldermoor.example > amara.json
            """
    )

    @Argument(help: ArgumentHelp("The word of the organisation.", valueName: "slug"))
    var slug: String
    @Argument(help: ArgumentHelp("The address that the person signs in with.", valueName: "email"))
    var email: String
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(slug)
        do {
            let data = try await PersonalData(platform).taken(of: email, in: organisation.id)
            print(try data.json(), terminator: "")
        } catch is NotFound {
            throw Objection("nobody at `\(slug)` signs in as `\(email)`", remedy: "look at the list of people")
        }
        await platform.close()
    }
}
