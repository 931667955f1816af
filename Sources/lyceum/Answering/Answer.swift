// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation

/// What a command has to say: as text for people, and as JSON for programs.
///
/// Encoding an answer gives its JSON; `Documentation/CommandLine.md` describes the shape of each.
protocol Answer: Encodable {
    var exit: Exit { get }
    /// The text, line by line.
    func lines(for terminal: Terminal) -> [String]
}

extension Answer {
    var exit: Exit { .fine }
}

/// How a command ends, for scripts.
enum Exit: Int32 {
    /// Yes, or nothing wrong.
    case fine = 0
    /// No, or something wrong.
    case no = 1
    /// The arguments or a file could not be understood.
    case notUnderstood = 2
}

/// A command that answers one question.
protocol AnsweringCommand: ParsableCommand {
    var output: OutputOptions { get }
    /// The answer.
    ///
    /// - Throws: ``Failure`` where the question or a file cannot be understood.
    func answer() throws(Failure) -> any Answer
}

extension AnsweringCommand {
    func run() throws {
        let result: any Answer
        do throws(Failure) {
            result = try answer()
        } catch {
            output.print(error)
            throw ExitCode(Exit.notUnderstood.rawValue)
        }
        output.print(result)
        if result.exit != .fine { throw ExitCode(result.exit.rawValue) }
    }
}

/// How an answer is printed; every command has these options.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON, for programs to read.")
    var json = false

    func print(_ answer: some Answer) {
        if json {
            Swift.print(answer.json)
        } else {
            for line in answer.lines(for: .current) { Swift.print(line) }
        }
    }

    /// Prints why there is no answer: JSON where answers are JSON too, else text beside the answers.
    func print(_ failure: Failure) {
        if json {
            Swift.print(failure.json)
        } else {
            let text = failure.lines(for: .current).joined(separator: "\n") + "\n"
            FileHandle.standardError.write(Data(text.utf8))
        }
    }
}

extension Answer {
    /// The answer as JSON, its keys sorted so that two answers can be compared line by line.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
