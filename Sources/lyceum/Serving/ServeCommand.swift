// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Logging
import Web

struct ServeCommand: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the platform to browsers.",
        discussion: """
            Listens on this machine alone unless --host says otherwise. Behind a proxy that ends TLS, name the address \
            that browsers use with --origin, and pass --behind-proxy so that X-Forwarded-For is believed.

            Examples:
              lyceum serve --database var/lyceum.sqlite
              LYCEUM_MAIL_PASSWORD_FILE=/etc/lyceum/mail lyceum serve --origin https://learn.example.org --behind-proxy \
                --mail smtp://lyceum@mail.example.org:587 --mail-from learn@example.org
              lyceum serve --database postgresql://lyceum@db.example/lyceum --origin https://learn.example.org --behind-proxy
            """
    )

    @OptionGroup var database: DatabaseOptions
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080
    @Option(
        help: ArgumentHelp("What browsers call this server, such as https://learn.example.org.", valueName: "origin")
    )
    var origin: [String] = []
    @Flag(help: "Believe what a proxy says of where requests come from.")
    var behindProxy = false
    @Flag(help: "Offer sign-ins with one click, for trying it out; never with real people's data.")
    var demo = false
    @Option(
        help: ArgumentHelp(
            "Show every file to this ClamAV daemon before it is taken: 127.0.0.1:3310, or the path of its socket.",
            valueName: "address"
        )
    )
    var clamd: String?
    @Option(
        help: ArgumentHelp(
            "Let the operator answer support requests by the links of `support page`, which are signed with this file's key.",
            valueName: "file"
        )
    )
    var operatorKey: String?
    @OptionGroup var mail: MailOptions
    @Option(help: .hidden)
    var workshop: String?

    func validate() throws {
        for text in origin where Origin(text) == nil {
            throw ValidationError("`\(text)` is no origin; write it like https://learn.example.org")
        }
        if let clamd, VirusScanner(clamd) == nil {
            throw ValidationError("`\(clamd)` is no address; write it like 127.0.0.1:3310 or /run/clamav/clamd.ctl")
        }
    }

    func runOnPlatform() async throws {
        let scanner = clamd.flatMap { VirusScanner($0) }
        let platform = try await Wiring.platform(database.database, scanner: scanner)
        var configuration = WebConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.origins = origin.compactMap { Origin($0) }
        configuration.isBehindProxy = behindProxy
        configuration.isDemo = demo
        configuration.workshop = workshop
        configuration.operatorKey = try operatorKey.map { try OperatorKeyFile.key(atPath: $0) }
        let setup = try mail.setup(linkingTo: port == 0 ? configuration.origins.first : configuration.linkOrigin)
        configuration.sendsMail = setup != nil
        let server = try WebServer(configuration, platform)
        let room = MailRoom(platform, setup, logger: configuration.logger)
        let host = host
        let retention = Task { await DailyRetention(platform: platform).run() }
        defer { retention.cancel() }
        let reports = Task { await DueReports(platform: platform).run() }
        defer { reports.cancel() }
        let reminding = Task { await Reminding(platform: platform).run() }
        defer { reminding.cancel() }
        // What was sent to be imported is worked on beside the requests.
        let logger = configuration.logger
        let importing = Task {
            await Imports(platform).work { logger.error("an import failed", metadata: ["error": "\($0)"]) }
        }
        let goingOn = Task {
            await Batches(platform).work { logger.error("one of many could not be done", metadata: ["error": "\($0)"]) }
        }
        try await server.run(beside: [room]) { port in
            print("Lyceum listens on http://\(host):\(port)")
            fflush(nil)
        }
        importing.cancel()
        goingOn.cancel()
        await importing.value
        await goingOn.value
        await platform.close()
    }
}
