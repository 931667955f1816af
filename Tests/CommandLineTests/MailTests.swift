// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@Suite struct `The commands of mail` {
    @Test func `list what waits, and let what was given up wait again`() throws {
        try withDatabase { database in
            let list = try Program.run(["mail", "list", "--database", database])
            #expect(list.exit == 0 && list.output.contains("0 mails"), "\(list.errors)")
            let again = try Program.run(["mail", "retry", "--database", database])
            #expect(again.exit == 0 && again.output.contains("0 mails wait again"))
            #expect(try Program.run(["mail", "list", "--state", "lost", "--database", database]).exit == 2)
            #expect(try Program.run(["mail", "list", "--limit", "0", "--database", database]).exit == 2)
        }
    }

    @Test(
        arguments: [
            (["--mail", "mail.example.org"], "`mail.example.org` is no mail server"),
            (["--mail", "smtp+plain://mail.example.org"], "protects nothing"),
            (["--mail", "smtp://lyceum:hunter2@mail.example.org"], "LYCEUM_MAIL_PASSWORD"),
            (["--mail", "smtp://mail.example.org"], "nobody is named whom mails come from"),
            (["--mail", "smtp://mail.example.org", "--mail-from", "learn"], "nobody is named whom mails come from"),
            (["--mail", "smtp://u@mail.example.org", "--mail-from", "learn@example.org"], "a user and no password"),
            (["--mail", "smtp://mail.example.org", "--mail-from", "learn@example.org", "--port", "0"], "--origin"),
        ]
    )
    func `serve nothing where mail is set up wrongly, and repeat no password`(
        options: [String],
        complaint: String
    ) throws {
        try withDatabase { database in
            let refused = try Program.run(["serve", "--database", database] + options)
            #expect(refused.exit == 2)
            #expect(refused.errors.contains(complaint), "\(refused.errors)")
            #expect(!refused.errors.contains("hunter2"))
        }
    }

    private func withDatabase(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lyceum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path + "/lyceum.sqlite")
    }
}
