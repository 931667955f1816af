// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation

/// The command line: a command in a file of its own, and this list of them.
@main
struct Lyceum: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lyceum",
        abstract: "Who may do what, and why.",
        discussion: """
            A role model says which roles exist and what each may do. An organisation file says who holds which role, \
            and where. With both, every question of access has an answer and a reason:

              lyceum model list
              lyceum model show talent
              lyceum ask can grace task.create aiko --in Samples/talent.yaml
              lyceum ask why luca one-to-one.view aiko-with-grace --in Samples/talent.yaml
              lyceum ask change "end manager on sales of grace" --in Samples/talent.yaml
              lyceum test Stories

            Exit codes: 0 yes, or nothing wrong; 1 no, or something wrong; 2 not understood, or not readable.
            """,
        version: "0.1.0",
        subcommands: [
            AskCommand.self, ModelCommand.self, OrganisationCommand.self, TestCommand.self, ServeCommand.self,
            DemoCommand.self, AuditCommand.self, ImportCommand.self, PersonCommand.self, RetentionCommand.self,
            MailCommand.self, FrameworkCommand.self, SupportCommand.self,
        ]
    )

    /// Runs the command that the arguments name.
    ///
    /// Usage errors end with 2, as `--help` says, and not with the code the argument parser has for them.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
            try requirePrinted()
        } catch {
            let isAnswered = exitCode(for: error) != .validationFailure
            guard !isAnswered else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(Exit.notUnderstood.rawValue)
        }
    }

    /// Ends with 2 where the answer could not be written: a full disk, or no output at all.
    private static func requirePrinted() throws {
        guard fflush(nil) != 0 else { return }
        let reason = String(cString: strerror(errno))
        FileHandle.standardError.write(Data("error: the answer cannot be written: \(reason)\n".utf8))
        throw ExitCode(Exit.notUnderstood.rawValue)
    }
}
