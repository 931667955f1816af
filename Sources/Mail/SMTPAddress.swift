// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// Where mails are handed over, how the way there is protected, and as whom.
///
/// `smtp://user@mail.example.org:587` begins plain and must change to TLS (STARTTLS) before anything is said;
/// `smtps://user@mail.example.org` is TLS from the first byte; `smtp+plain://127.0.0.1:25` is for this machine alone.
package struct SMTPAddress: Sendable, Hashable {
    package let security: Security
    package let host: String
    package let port: Int
    package let user: String?

    /// How what goes to the server is protected.
    package enum Security: String, Sendable, Hashable, CaseIterable {
        case startTLS = "smtp"
        case fromTheStart = "smtps"
        /// Not at all, and so on the loopback only.
        case none = "smtp+plain"

        var usualPort: Int {
            switch self {
            case .startTLS: 587
            case .fromTheStart: 465
            case .none: 25
            }
        }
    }

    /// - Throws: ``Misspelled``, which says what is wrong and what would mend it.
    package init(_ text: String) throws {
        guard let parts = URLComponents(string: text), let security = parts.scheme.flatMap(Security.init),
            let host = parts.host, !host.isEmpty, parts.path.isEmpty || parts.path == "/", parts.query == nil
        else {
            throw Misspelled(
                // What stands before `@` may be a password.
                message: "`\(text.split(separator: "@").last ?? "")` is no mail server",
                remedy: "write it like smtp://user@mail.example.org:587 or smtps://user@mail.example.org"
            )
        }
        guard parts.password == nil else {
            throw Misspelled(
                message: "the password of the mail server does not belong into its address, where others can read it",
                remedy: "put it into LYCEUM_MAIL_PASSWORD, or into a file that LYCEUM_MAIL_PASSWORD_FILE names"
            )
        }
        let isOwnMachine = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
        guard security != .none || isOwnMachine else {
            throw Misspelled(
                message: "smtp+plain protects nothing on its way to `\(host)`",
                remedy: "use smtp:// (STARTTLS) or smtps://"
            )
        }
        self.security = security
        self.host = host
        port = parts.port ?? security.usualPort
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// As libcurl wants it, which is told by other options what `smtp` demands.
    func url(greetingAs name: String) -> String {
        "\(security == .fromTheStart ? "smtps" : "smtp")://\(host):\(port)/\(name)"
    }

    /// What is wrong with an address.
    package struct Misspelled: Error, Sendable, Hashable {
        package let message: String
        package let remedy: String
    }
}

extension SMTPAddress: CustomStringConvertible {
    package var description: String { "\(security.rawValue)://\(host):\(port)" }
}
