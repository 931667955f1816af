// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Learning

struct PersonResetSecondFactor: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-second-factor",
        abstract: "Turn off the second factor of somebody who lost their phone and their recovery codes.",
        discussion: """
            Mostly a colleague does that on the person's page. This is for whom no colleague may help, such as the only \
            holder of the top role: be sure that it is they who ask. They are signed out everywhere and told of it, they \
            sign in with their password alone until they set up another, and the audit trail says that the operator did it.

            Example:
              lyceum person reset-second-factor aldermoor grace@aldermoor.example
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
        let name = try await Founding(platform).resetSecondFactor(of: email, in: organisation.id)
        await platform.close()
        print("\(name) signs in with the password alone, and is told so")
    }
}
