// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Foundation
import Learning
import Organisations
import Web

struct SupportPage: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "Print a link by which requests are read and answered in a browser, once and for an hour.",
        discussion: """
            The server has to be started with the same --operator-key. The file is made where there is none; whoever can \
            read it can read and answer what every organisation asks.

            Example:
              lyceum support page aldermoor --operator-key /etc/lyceum/operator.key --origin https://learn.example.org
            """
    )

    @Argument(help: ArgumentHelp("The word of the organisation.", valueName: "slug"))
    var slug: String
    @Option(help: ArgumentHelp("The file with the operator's key.", valueName: "file"))
    var operatorKey: String
    @Option(help: ArgumentHelp("What browsers call the server.", valueName: "origin"))
    var origin = "http://127.0.0.1:8080"

    func runOnPlatform() async throws {
        guard let origin = Origin(origin) else {
            throw Objection("`\(origin)` is no origin", remedy: "write it like https://learn.example.org")
        }
        let key = try OperatorKeyFile.key(atPath: operatorKey)
        print(OperatorPage.address(of: key.link(to: slug, at: .now), to: slug, at: origin))
    }
}

/// The file with the key that links to the operator's page are signed with.
enum OperatorKeyFile {
    /// The key in a file, which is made where there is none, readable by this user alone.
    ///
    /// - Throws: ``Objection`` where others can read it, or it is no key.
    static func key(atPath path: String) throws -> OperatorKey {
        let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if made >= 0 {
            let bytes = Array((Token.random() + "\n").utf8)
            let written = write(made, bytes, bytes.count)
            _ = close(made)
            guard written == bytes.count else {
                throw Objection("`\(path)` cannot be written", remedy: "look for room")
            }
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.uint16Value,
            let size = attributes?[.size] as? Int, size <= bytesMaximum,
            let data = FileManager.default.contents(atPath: path)
        else {
            throw Objection("`\(path)` cannot be read", remedy: "look whether its folder is there")
        }
        guard mode & 0o077 == 0 else {
            throw Objection("others can read `\(path)`", remedy: "take that from them: chmod 600")
        }
        guard let key = OperatorKey([UInt8](data)) else {
            throw Objection("`\(path)` is no key: it is too short", remedy: "remove it, and one is made")
        }
        return key
    }

    private static let bytesMaximum = 4_096
}
