// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

/// The built program, run as people run it.
enum Program {
    /// What came of running it.
    struct Result {
        let exit: Int32
        let output: String
        let errors: String
    }

    /// Runs the program in the root of the repository, with nothing of Lyceum in its environment but what is given.
    static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
        try run(arguments, environment: environment)
    }

    /// What is printed goes into that file, if one is given, and is not in the result then.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        typing input: String? = nil,
        printingInto file: FileHandle? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = try built()
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        if let file { process.standardOutput = file } else { process.standardOutput = output }
        process.standardError = errors
        let typed = Pipe()
        if input == nil { process.standardInput = FileHandle.nullDevice } else { process.standardInput = typed }
        try process.run()
        if let input {
            typed.fileHandleForWriting.write(Data(input.utf8))
            try typed.fileHandleForWriting.close()
        }
        // What is printed is far less than a pipe holds on the error side, so one after the other does.
        let printed = file == nil ? output.fileHandleForReading.readDataToEndOfFile() : Data()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            exit: process.terminationStatus,
            output: String(decoding: printed, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self)
        )
    }

    /// The JSON that it prints.
    static func json(_ arguments: String...) throws -> [String: Any] {
        let result = try run(arguments + ["--json"])
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(value as? [String: Any], "\(result.output)")
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// It stands beside the tests that were built with it.
    static func built() throws -> URL {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let candidates = [tests.deletingLastPathComponent(), root.appendingPathComponent(".build/debug")]
            .map { $0.appendingPathComponent("lyceum") }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
}
