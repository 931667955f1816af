// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Organisations

struct OrganisationCreate: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an organisation on the platform, and the first holder of its top role.",
        discussion: """
            The owner's password is read from the first line of standard input.

            Example:
              lyceum organisation create --model healthcare --title "Aldermoor Hospitals" --slug aldermoor \\
                --owner grace@aldermoor.example --owner-name "Grace Adeyemi"
            """
    )

    @Option(help: "The role model that it runs; `lyceum model list` names them.")
    var model: String
    @Option(help: "What it is called.")
    var title: String
    @Option(help: "The word for it in addresses: small letters, digits and dashes.")
    var slug: String
    @Option(help: ArgumentHelp("The e-mail address of the first holder of the top role.", valueName: "email"))
    var owner: String
    @Option(help: "The name of that person.")
    var ownerName: String
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        if isatty(STDIN_FILENO) != 0 { print("Password of \(owner): ", terminator: "") }
        fflush(nil)
        guard let password = readLine(), !password.isEmpty else {
            throw Objection("there is no password on standard input", remedy: "type it, or pipe it in")
        }
        let platform = try await Wiring.platform(database.database)
        _ = try await Founding(platform).found(
            title: title,
            slug: slug,
            model: model,
            owner: (name: ownerName, email: owner, password: password)
        )
        await platform.close()
        print("made \(title): /\(slug)")
    }
}
