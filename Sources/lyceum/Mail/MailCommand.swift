// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Learning

struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Look after the mails that wait.",
        subcommands: [MailList.self, MailRetry.self]
    )
}

struct MailList: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the mails: to whom, what for, how it stands, and why one was not sent.",
        discussion: """
            What a mail says is written when it is sent, and is in no list.

            Example:
              lyceum mail list --state given-up --database var/lyceum.sqlite
            """
    )

    @OptionGroup var database: DatabaseOptions
    @Option(help: "Which: all, waiting, sent, dropped or given-up.")
    var state: Mails.State = .all
    @Option(help: "How many at most.")
    var limit = 50

    func validate() throws {
        guard (1...Learning.Page.sizeMaximum).contains(limit) else {
            throw ValidationError("--limit is 1 to \(Learning.Page.sizeMaximum)")
        }
    }

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        let list = try await Mails(platform).list(state, Learning.Page(size: limit))
        for mail in list.items {
            let when = (mail.doneAt ?? mail.dueAt).spellingWithTime
            let reason = mail.reason.map { "  \($0)" } ?? ""
            print(
                "\(when)  \(mail.state.rawValue)  \(mail.organisation)  \(mail.kind.words)  \(mail.to)  "
                    + "tries \(mail.tries)  \(mail.word)\(reason)"
            )
        }
        print(list.total == list.items.count ? "\(list.total) mails" : "\(list.items.count) of \(list.total) mails")
        await platform.close()
    }
}

struct MailRetry: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let the mails that were given up be tried once more, such as after the mail server was mended."
    )

    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let platform = try await Wiring.platform(database.database)
        print("\(try await Mails(platform).tryAgain()) mails wait again")
        await platform.close()
    }
}

extension Mails.State: ExpressibleByArgument {}

extension Instant {
    /// The minute, in UTC: `2026-11-22 14:02`.
    fileprivate var spellingWithTime: String {
        let (year, month, day) = day
        let minutes = (seconds % 86_400 + 86_400) % 86_400 / 60
        return
            "\(year)-\(Self.two(month))-\(Self.two(day)) \(Self.two(Int(minutes / 60))):\(Self.two(Int(minutes % 60)))"
    }

    private static func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
