// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Learning

struct RetentionCommand: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Let go of what has been kept long enough, by the rules of each organisation.",
        discussion: """
            The server does so by itself once a day. The rules are on a page of each organisation, below its settings.

            Example:
              lyceum retention --dry-run aldermoor
            """
    )

    @Argument(help: ArgumentHelp("Words of organisations; without any, all of them.", valueName: "slug"))
    var slugs: [String] = []
    @Flag(help: "Only print what would go.")
    var dryRun = false
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let (entrance, retention) = (Entrance(platform), Retention(platform))
        var organisations: [OrganisationSummary] = []
        for slug in slugs { organisations.append(try await entrance.organisation(slug)) }
        if slugs.isEmpty { organisations = try await entrance.organisations() }
        for organisation in organisations {
            let dues =
                try await dryRun ? retention.due(in: organisation.id) : retention.carryOut(in: organisation.id)
            for due in dues where due.days != nil {
                print("\(organisation.slug): \(due.kind.rawValue): \(due.count)\(dryRun ? " would go" : " went")")
                for name in due.names { print("    \(name)") }
            }
        }
        await platform.close()
    }
}
