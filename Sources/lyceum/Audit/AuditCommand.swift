// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Learning

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look after the audit trails.",
        subcommands: [AuditVerify.self]
    )
}

struct AuditVerify: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Look whether an audit trail is whole: nothing changed, left out or put in.",
        discussion: """
            Prints the hash of the last entry. Whoever notes it elsewhere sees later whether the end was cut off.

            Exit codes: 0 every trail is whole; 1 one is not; 2 not understood, or not readable.
            """
    )

    @Argument(help: ArgumentHelp("Words of organisations; without any, all of them.", valueName: "slug"))
    var slugs: [String] = []
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let entrance = Entrance(platform)
        var organisations: [OrganisationSummary] = []
        for slug in slugs { organisations.append(try await entrance.organisation(slug)) }
        if slugs.isEmpty { organisations = try await entrance.organisations() }
        var isWhole = true
        for organisation in organisations {
            let found = try await Audit(platform).verify(organisation.id)
            if let broken = found.firstBroken {
                isWhole = false
                print("\(organisation.slug): broken at entry \(broken)")
            } else {
                let redacted =
                    found.redactedCount == 0 ? "" : " (\(found.redactedCount) without a name since an erasure)"
                print("\(organisation.slug): \(found.entriesCount) entries, whole, \(found.head)\(redacted)")
            }
        }
        await platform.close()
        if !isWhole { throw ExitCode(Exit.no.rawValue) }
    }
}
