// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import TestSupport
import Testing

@Suite struct `The commands about support` {
    @Test func `list what waits, show one, answer it from standard input, and close it (H-12)`() async throws {
        try await TemporaryFolder.with { folder in
            let options = ["--database", folder + "/lyceum.sqlite"]
            _ = try Program.run(["demo", "Samples/healthcare.yaml"] + options)
            let list = try Program.run(["support", "list"] + options)
            #expect(list.exit == 0 && list.output.contains("A photo is shown"), "\(list.errors)")
            let open = try Program.run(["support", "list", "aldermoor", "--state", "open", "--json"] + options)
            #expect(open.output.contains(#""request" : 2"#) && open.output.contains(#""total" : 1"#), "\(open.output)")

            let answer = ["support", "answer", "aldermoor", "2", "--as", "Kim"] + options
            #expect(try Program.run(answer, typing: "Yes.\n\nIt does.\n").output == "answered request 2\n")
            #expect(try Program.run(answer, typing: "").exit == 2)
            let shown = try Program.run(["support", "show", "aldermoor", "2"] + options).output
            #expect(shown.contains("Kim (support) replied") && shown.contains("  It does."), "\(shown)")
            let close = ["support", "close", "aldermoor", "2", "--as", "Kim", "--saying", "Good luck."] + options
            #expect(try Program.run(close).exit == 0)
            let again = try Program.run(close)
            #expect(again.exit == 2 && again.errors.contains("error: request 2 is closed"), "\(again.errors)")
            let missing = try Program.run(["support", "show", "aldermoor", "99"] + options)
            #expect(missing.exit == 2 && missing.errors.contains("there is no request 99"))
            #expect(try Program.run(["audit", "verify", "aldermoor"] + options).exit == 0)
        }
    }

    @Test func `make a key that nobody else reads, and links that differ (H-12)`() async throws {
        try await TemporaryFolder.with { folder in
            let key = folder + "/operator.key"
            let command = [
                "support", "page", "aldermoor", "--operator-key", key, "--origin", "https://learn.example.org",
            ]
            let (first, second) = (try Program.run(command), try Program.run(command))
            let start = "https://learn.example.org/operator/support/aldermoor/enter/"
            #expect(first.output.hasPrefix(start) && second.output.hasPrefix(start) && first.output != second.output)
            let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
            let seen = try Program.run(command)
            #expect(seen.exit == 2 && seen.errors.contains("others can read"), "\(seen.errors)")
            try Data("short".utf8).write(to: URL(filePath: key))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            #expect(try Program.run(command).errors.contains("is no key"))
        }
    }
}
