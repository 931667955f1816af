// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// The SMTP server that `bin/test` starts, and the mails that it took.
///
/// Several tests use it at once: each sends to addresses of its own.
package struct TestMailServer: Sendable {
    private let folder: URL
    private let ports: [String: Int]
    /// The password of its user `lyceum`.
    package let password: String
    /// The certificate that it shows.
    package let authorities: String

    /// The server in the folder that `LYCEUM_TEST_MAIL` names; nothing where no server was started.
    package static let running: TestMailServer? = {
        guard let path = ProcessInfo.processInfo.environment["LYCEUM_TEST_MAIL"], !path.isEmpty else {
            FileHandle.standardError.write(
                Data("LYCEUM_TEST_MAIL names no mail server: what needs one is not tested; bin/test starts one\n".utf8)
            )
            return nil
        }
        return try? TestMailServer(URL(filePath: path))
    }()

    /// Whether the environment names one, which then has to answer.
    package static var isNamed: Bool { ProcessInfo.processInfo.environment["LYCEUM_TEST_MAIL"]?.isEmpty == false }

    private init(_ folder: URL) throws {
        self.folder = folder
        ports = try JSONDecoder().decode(
            [String: Int].self,
            from: Data(contentsOf: folder.appending(path: "ports.json"))
        )
        password = try String(contentsOf: folder.appending(path: "word"), encoding: .utf8)
        authorities = folder.appending(path: "authority.pem").path()
    }

    /// One of its ports: `starttls`, `tls` or `plain`.
    package func port(_ kind: String) -> Int { ports[kind] ?? 0 }

    /// The mails that somebody was sent, the first first.
    package func received(by address: String) throws -> [ReceivedMail] {
        let text = try String(contentsOf: folder.appending(path: "received.jsonl"), encoding: .utf8)
        // The last line may be half written.
        return text.components(separatedBy: "\n").dropLast().compactMap { line in
            try? JSONDecoder().decode(ReceivedMail.self, from: Data(line.utf8))
        }.filter { $0.to == [address] }
    }
}

/// A mail as it arrived.
package struct ReceivedMail: Sendable, Decodable {
    package let from: String
    package let to: [String]
    package let id: String
    package let subject: String
    package let sender: String
    package let receiver: String
    package let unsubscribe: String?
    package let unsubscribePost: String?
    package let text: String
    package let html: String
    package let isEncrypted: Bool
    package let user: String?
}
