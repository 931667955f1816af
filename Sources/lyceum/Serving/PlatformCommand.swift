// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Organisations
import Storage

/// A command that works on the platform's database.
protocol PlatformCommand: AsyncParsableCommand {
    func runOnPlatform() async throws
}

extension PlatformCommand {
    /// Runs it, and says in words what went wrong.
    func run() async throws {
        do {
            try await runOnPlatform()
        } catch let error as Objection {
            try fail(error.message, remedy: error.remedy)
        } catch let error as InvalidInput {
            for problem in error.problems { tell("\(problem.field): \(problem.message)") }
            throw ExitCode(Exit.notUnderstood.rawValue)
        } catch let error as Refused {
            try fail(error.sentences.joined(separator: " "), remedy: nil)
        } catch is NotFound {
            try fail("there is no such organisation", remedy: "look at the first page of the server for its word")
        } catch let error as StorageError {
            switch error {
            case .unavailable(let reason): try fail(reason, remedy: nil)
            case .schema(let reason): try fail(reason, remedy: "use the version of lyceum that made it, or a newer one")
            case .tooBusy: try fail("the database has too much to do", remedy: "try again")
            case .broken, .outcomeUnknown, .failed, .unreadable:
                try fail("the database refused it: \(error)", remedy: nil)
            }
        }
    }

    private func fail(_ message: String, remedy: String?) throws -> Never {
        tell("error: \(message)")
        if let remedy { tell("    \(remedy)") }
        throw ExitCode(Exit.notUnderstood.rawValue)
    }

    private func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
