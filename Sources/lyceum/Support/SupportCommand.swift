// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Organisations

struct SupportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "support",
        abstract: "Read and answer what people ask support.",
        discussion: """
            Examples:
              lyceum support list
              lyceum support show aldermoor 3
              echo "The file has a second sheet. Remove it." | lyceum support answer aldermoor 3 --as "Kim, support"
              lyceum support close aldermoor 3 --as "Kim, support"
            """,
        subcommands: [
            SupportListing.self, SupportShow.self, SupportAnswer.self, SupportClose.self, SupportSave.self,
            SupportPage.self,
        ]
    )
}

struct SupportAnswer: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answer a request; whoever asked is told.",
        discussion: "The answer is read from standard input, in as many lines as it needs."
    )

    @OptionGroup var chosen: ChosenRequest
    @OptionGroup var signature: SupportSignature
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let text = try SupportSignature.standardInput(asking: "Answer, and Ctrl-D at its end:")
        try await chosen.act(database) { desk, request, organisation in
            try await desk.answer(request, saying: text, as: signature.name, in: organisation)
        }
        print("answered request \(chosen.request)")
    }
}

struct SupportClose: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a request; whoever asked is told, and can open it again."
    )

    @OptionGroup var chosen: ChosenRequest
    @OptionGroup var signature: SupportSignature
    @Option(help: "Some last words.")
    var saying = ""
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        try await chosen.act(database) { desk, request, organisation in
            try await desk.close(request, saying: saying, as: signature.name, in: organisation)
        }
        print("closed request \(chosen.request)")
    }
}

struct SupportSave: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Save a file that was sent with a request.",
        discussion:
            "Its number is the one that `support show` prints. A file that is there already is not written over."
    )

    @Argument(help: ArgumentHelp("The word of the organisation.", valueName: "slug"))
    var slug: String
    @Argument(help: ArgumentHelp("The number of the file.", valueName: "file"))
    var file: Int64
    @Option(help: ArgumentHelp("Where to; its own name in this folder otherwise.", valueName: "path"))
    var to: String?
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(slug)
        let (name, stored) = try await SupportDesk(platform).file(file, of: organisation.id)
        await platform.close()
        let path = to ?? name
        do {
            let url = URL(fileURLWithPath: path)
            try Data(stored.content ?? []).write(to: url, options: .withoutOverwriting)
        } catch {
            throw Objection("`\(path)` cannot be written", remedy: "name another place with --to")
        }
        print("saved \(path): it comes from outside, open it with care")
    }
}

/// A request, as the commands that do something about one name it.
struct ChosenRequest: ParsableArguments {
    @Argument(help: ArgumentHelp("The word of the organisation.", valueName: "slug"))
    var slug: String
    @Argument(help: ArgumentHelp("The number of the request.", valueName: "request"))
    var request: Int64

    func act(
        _ database: DatabaseOptions,
        _ body: (SupportDesk, Int64, OrganisationID) async throws -> Void
    ) async throws {
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(slug)
        try await body(SupportDesk(platform), request, organisation.id)
        await platform.close()
    }
}

/// By which name the operator answers.
struct SupportSignature: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("The name to answer by, which whoever asked reads."))
    var name: String

    private static let bytesMaximum = 100_000

    /// Everything on standard input, within bounds.
    static func standardInput(asking question: String) throws -> String {
        if isatty(STDIN_FILENO) != 0 { print(question) }
        fflush(nil)
        var lines: [String] = []
        var bytes = 0
        while let line = readLine(), bytes <= bytesMaximum {
            bytes += line.utf8.count + 1
            lines.append(line)
        }
        guard bytes <= bytesMaximum else {
            throw Objection("there is too much on standard input", remedy: "write less")
        }
        return lines.joined(separator: "\n")
    }
}
