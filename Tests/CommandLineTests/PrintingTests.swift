// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

/// Commands that answer something, for what holds for all of them.
private let commands: [[String]] = [
    ["model", "list"],
    ["model", "show", "talent"],
    ["model", "show", "university", "course-builder"],
    ["model", "check"],
    ["model", "matrix", "talent"],
    ["model", "compare", "talent", "talent"],
    ["model", "climb", "workforce"],
    ["ask", "can", "grace", "task.create", "aiko", "--in", "Samples/talent.yaml"],
    ["ask", "who", "person.view", "aiko", "--in", "Samples/talent.yaml"],
    ["ask", "why", "grace", "task.create", "aiko", "--in", "Samples/talent.yaml"],
    ["organisation", "check", "Samples/talent.yaml"],
    ["ask", "what", "lena", "--in", "Samples/talent.yaml"],
    ["ask", "which", "lena", "content.view", "--in", "Samples/talent.yaml"],
    ["ask", "change", "end manager on sales of grace", "--names", "--in", "Samples/talent.yaml"],
    ["test", "Stories/talent/tasks.yaml"],
]

@Suite struct `What is printed` {
    @Test(arguments: commands) func `has no colours when it is piped`(_ command: [String]) throws {
        let result = try Program.run(command, environment: ["TERM": "xterm-256color"])
        #expect(result.exit == 0)
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.errors.isEmpty)
    }

    @Test(arguments: commands) func `is at most 100 columns wide`(_ command: [String]) throws {
        let lines = try Program.run(command).output.split(separator: "\n")
        #expect(lines.filter { $0.count > 100 }.isEmpty)
        #expect(lines.filter { $0.last == " " }.isEmpty)
    }

    @Test(arguments: commands) func `is JSON where that is asked for, the same each time`(_ command: [String]) throws {
        let first = try Program.run(command + ["--json"])
        let second = try Program.run(command + ["--json"])
        #expect(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) is [String: Any])
        #expect(first.output == second.output)
    }

    @Test(arguments: commands) func `is explained by --help`(_ command: [String]) throws {
        let words = command.prefix { !$0.hasPrefix("-") }.prefix(command[0] == "test" ? 1 : 2)
        let help = try Program.run(Array(words) + ["--help"])
        #expect(help.exit == 0)
        #expect(help.output.contains("USAGE:"))
    }

    @Test(arguments: [
        ["modell"], ["model", "shw"], ["ask", "can", "a"], ["ask", "who", "a", "b", "--limit", "0"], ["test"],
    ])
    func `says what was not understood and ends with 2`(_ command: [String]) throws {
        let result = try Program.run(command)
        #expect(result.exit == 2)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }

    @Test func `ends with 2 where its answer cannot be written`() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let result = try Program.run(["model", "list"], printingInto: full)
        #expect(result.exit == 2)
        #expect(result.errors.hasPrefix("error: the answer cannot be written"))
    }

    @Test func `has the problems as JSON where answers are`() throws {
        let result = try Program.run("model", "show", "unversity", "--json")
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let problems = try #require(value?["problems"] as? [[String: Any]])
        #expect(result.exit == 2)
        #expect(problems.first?["remedy"] as? String == "did you mean `university`?")
    }
}

@Suite struct `lyceum test` {
    @Test func `ends with how many passed and failed`() throws {
        let result = try Program.run("test", "Stories/talent/tasks.yaml")
        let last = try #require(result.output.split(separator: "\n").last)
        #expect(result.exit == 0)
        #expect(last.hasSuffix(" passed, 0 failed"))
    }

    @Test func `prints the line and what disagrees where a story is not so`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try """
        stories: "Not so"
        model: talent
        given: { people: { lea: { name: "Lea Martin" } } }
        tell:
          - story: "Everybody registers people"
            allowed:
              - lea may person.register on organisation
        """.write(to: file, atomically: true, encoding: .utf8)

        let result = try Program.run("test", file.path)
        #expect(result.exit == 1)
        #expect(result.output.contains("\(file.path):7: lea may person.register on organisation should be allowed"))
        #expect(result.output.hasSuffix("0 passed, 1 failed\n"))
    }

    @Test func `ends with 2 where there is nothing to tell`() throws {
        let result = try Program.run("test", "Stories/nowhere")
        #expect(result.exit == 2)
        #expect(result.errors.contains("there is no file or folder `Stories/nowhere`"))
    }
}
