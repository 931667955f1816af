// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Foundation
import Learning
import Organisations
import RoleModels

struct DemoCommand: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill a database with an organisation for each file, to try things out in.",
        discussion: """
            Each organisation of the files, with people of its own kind added until there are --people. Everyone signs \
            in with the password lyceum-demo, so this is for trying things out only.

            Example:
              lyceum demo Samples/*.yaml --database var/demo.sqlite
            """
    )

    @Argument(help: ArgumentHelp("Files of organisations.", valueName: "organisation.yaml"))
    var files: [String]
    @OptionGroup var database: DatabaseOptions
    @Option(help: "How many people each organisation has at least.")
    var people = 60

    static let password = "lyceum-demo"

    func runOnPlatform() async throws {
        let clock = DemoClock(weeksAgo: 10)
        let platform = try await Wiring.platform(database.database, passwords: .least) { clock.now }
        for file in files {
            let organisation = try DemoCrowd.organisation(file, people: people)
            let slug = Self.slug(of: organisation.title ?? organisation.model.model.name)
            let id = try await Founding(platform).found(organisation, slug: slug, password: Self.password)
            try await DemoSteps(platform, id, organisation, clock).run(besides: file)
            try await DemoSupport(platform, id, organisation, clock).run()
            try await DemoCourses(platform, id, organisation).run()
            try await DemoSessions(platform, id, organisation).run(around: .now)
            print("made \(organisation.title ?? slug) with \(organisation.directory.people.count) people: /\(slug)")
        }
        await platform.close()
    }

    /// The first word of a title, as addresses have it.
    private static func slug(of title: String) -> String {
        let word = title.split(separator: " ").first.map(String.init) ?? title
        let folded = word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return folded.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
