// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@Suite struct `The platform's commands` {
    @Test func `fill a demonstration, whose audit trails are whole`() throws {
        try withFolder { folder in
            let demo = try Program.run([
                "demo", "Samples/healthcare.yaml", "Samples/talent.yaml", "--database", folder + "/demo.sqlite",
            ])
            #expect(demo.exit == 0, "\(demo.errors)")
            #expect(demo.output.contains("made Aldermoor Hospitals Trust with 60 people: /aldermoor"))

            let verified = try Program.run(["audit", "verify", "--database", folder + "/demo.sqlite"])
            #expect(verified.exit == 0)
            #expect(verified.output.split(separator: "\n").filter { $0.contains("entries, whole, ") }.count == 2)

            let again = try Program.run(["demo", "Samples/healthcare.yaml", "--database", folder + "/demo.sqlite"])
            #expect(again.exit == 2)
            #expect(again.errors.contains("there is an organisation `aldermoor` already"))
        }
    }

    @Test func `make an organisation with the owner's password from standard input (A-2)`() throws {
        try withFolder { folder in
            let made = try create(in: folder, typing: "three quiet owls\n")
            #expect(made.exit == 0, "\(made.errors)")
            #expect(made.output.contains("made Ashford Hospitals: /ashford"))
        }
    }

    @Test(
        arguments: [
            (["--model", "hospital"], "three quiet owls\n", "no role model `hospital`"),
            (["--slug", "Ash Ford"], "three quiet owls\n", "small letters"),
            (["--slug", "assets"], "three quiet owls\n", "none of"),
            (["--owner", "claire"], "three quiet owls\n", "name@example.org"),
            ([], "short\n", "at least 10 characters"),
            ([], "", "no password"),
        ]
    )
    func `say what is wrong with what they are told, and make nothing`(
        options: [String],
        typed: String,
        complaint: String
    ) throws {
        try withFolder { folder in
            let refused = try create(in: folder, options, typing: typed)
            #expect(refused.exit == 2)
            #expect(refused.errors.contains(complaint), "\(refused.errors)")
            let verified = try Program.run(["audit", "verify", "--database", folder + "/lyceum.sqlite"])
            #expect(verified.output.isEmpty, "there is no organisation")
        }
    }

    @Test func `do not open a file that another process has open`() throws {
        try withFolder { folder in
            let database = folder + "/lyceum.sqlite"
            let server = Process()
            server.executableURL = try Program.built()
            server.arguments = ["serve", "--port", "0", "--database", database]
            let printed = Pipe()
            (server.standardOutput, server.standardError) = (printed, FileHandle.nullDevice)
            try server.run()
            defer {
                server.terminate()
                server.waitUntilExit()
            }
            _ = printed.fileHandleForReading.availableData
            let refused = try Program.run(["audit", "verify", "--database", database])
            #expect(refused.exit == 2)
            #expect(refused.errors.contains("lyceum.sqlite.lock"), "\(refused.errors)")
        }
    }

    private func create(
        in folder: String,
        _ options: [String] = [],
        typing input: String
    ) throws -> Program.Result {
        var arguments = [
            "--model": "healthcare", "--title": "Ashford Hospitals", "--slug": "ashford",
            "--owner": "claire@ashford.example", "--owner-name": "Claire Voss",
        ]
        if options.count == 2 { arguments[options[0]] = options[1] }
        return try Program.run(
            ["organisation", "create", "--database", folder + "/lyceum.sqlite"] + arguments.flatMap { [$0, $1] },
            typing: input
        )
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lyceum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }
}
