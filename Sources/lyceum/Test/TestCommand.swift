// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Organisations
import RoleModels

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Tell stories, and say which sentences are not so.",
        discussion: """
            A file of stories says what must be allowed and what denied (Documentation/Formats.md). Every sentence is \
            asked in every way: whether, which things, which people, and why. A folder stands for all `.yaml` files in it.

            Examples:
              lyceum test Stories
              lyceum test Stories/talent/tasks.yaml --quiet

            Exit codes: 0 all passed; 1 some failed; 2 a file could not be read.
            """
    )

    @Argument(help: "Files of stories, or folders of them.")
    var stories: [String]
    @Flag(name: .shortAndLong, help: "Print what failed, and the last line.")
    var quiet = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        var teller = StoryTeller(now: .today)
        var results: [StoriesResult] = []
        for path in try files() {
            let result = teller.tell(fileAtPath: path)
            results.append(result)
            if !output.json { print(FileReport(result), quiet: quiet) }
        }
        let report = TestReport(results)
        if output.json { output.print(report) } else { printLast(report) }
        if report.exit != .fine { throw ExitCode(report.exit.rawValue) }
    }

    private func files() throws -> [String] {
        let found = stories.map { ($0, storyFiles(in: $0)) }
        for (path, files) in found where files.isEmpty {
            let isThere = FileManager.default.fileExists(atPath: path)
            let failure = Failure(
                isThere ? "there is no `.yaml` file in `\(path)`" : "there is no file or folder `\(path)`",
                remedy: "name a file of stories, or a folder of them"
            )
            output.print(failure)
            throw ExitCode(Exit.notUnderstood.rawValue)
        }
        return found.flatMap(\.1)
    }

    private func print(_ report: FileReport, quiet: Bool) {
        guard !quiet || report.failed > 0 || !report.problems.isEmpty else { return }
        for line in report.lines(for: .current) { Swift.print(line) }
    }

    private func printLast(_ report: TestReport) {
        if !quiet { Swift.print() }
        for line in report.lines(for: .current) { Swift.print(line) }
    }
}

/// The YAML files that a path stands for, sorted; itself if it is one file.
private func storyFiles(in path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { (path as NSString).appendingPathComponent($0) }
}
