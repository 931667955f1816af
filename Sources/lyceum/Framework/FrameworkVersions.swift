// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Learning

struct FrameworkPublish: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Have everyone who begins a Step from now on begin a version of it."
    )

    @OptionGroup var chosen: ChosenVersion
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        try await chosen.change(database) { try await $0.publish(version: $1, of: $2, in: $3) }
    }
}

struct FrameworkRetire: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Have nobody begin a Step any more, until another version of it is published."
    )

    @OptionGroup var chosen: ChosenVersion
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        try await chosen.change(database) { try await $0.retire(version: $1, of: $2, in: $3) }
    }
}

struct FrameworkList: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the Steps of an organisation and their versions."
    )

    @Argument(help: ArgumentHelp("The organisation's word in its address.", valueName: "organisation"))
    var organisation: String
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(organisation)
        let frameworks = try await Frameworks(platform).list(of: organisation.id)
        let rows = frameworks.map { [$0.title, String($0.version), $0.state.rawValue, String($0.count)] }
        for line in Table(["Step", "version", "state", "proficiencies"], rows: rows).lines(for: .current) {
            print(line)
        }
        await platform.close()
    }
}

/// A version of a Step, as the commands that change one name it.
struct ChosenVersion: ParsableArguments {
    @Argument(help: ArgumentHelp("The organisation's word in its address.", valueName: "organisation"))
    var organisation: String
    @Argument(help: ArgumentHelp("The title of the Step.", valueName: "step"))
    var step: String
    @Argument(help: "The version.")
    var version: Int

    func change(
        _ database: DatabaseOptions,
        _ body: (Frameworks, Int, String, OrganisationID) async throws -> Framework
    ) async throws {
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(organisation)
        let framework = try await body(Frameworks(platform), version, step, organisation.id)
        print("\(framework.title): version \(framework.version) is \(framework.state.rawValue)")
        await platform.close()
    }
}
