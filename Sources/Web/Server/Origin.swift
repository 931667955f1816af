// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Where a browser finds this server: scheme, host and port.
///
/// Two origins are the same when all three are; what a browser sends as `Origin` or `Host` is compared with those that
/// are configured, never with what another part of the same request says.
package struct Origin: Sendable, Hashable {
    package let scheme: Scheme
    package let host: String
    package let port: Int

    /// The schemes that pages are served under.
    package enum Scheme: String, Sendable {
        case http, https

        fileprivate var usualPort: Int {
            switch self {
            case .http: 80
            case .https: 443
            }
        }
    }

    package init(_ scheme: Scheme, host: String, port: Int? = nil) {
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port ?? scheme.usualPort
    }

    /// Reads `https://learn.example.org` or `http://127.0.0.1:8080`.
    ///
    /// Nothing may follow the port; what cannot be read is nil.
    package init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: text[..<colon].lowercased()) else {
            return nil
        }
        let rest = text[colon...].dropFirst()
        guard rest.hasPrefix("//") else { return nil }
        self.init(scheme, authority: rest.dropFirst(2))
    }

    /// Reads the `Host` that a request names, under a scheme that is known otherwise.
    package init?(_ scheme: Scheme, authority: some StringProtocol) {
        let allowed = authority.utf8.allSatisfy { byte in
            Self.isLetterOrDigit(byte) || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D].contains(byte)
        }
        guard allowed, !authority.isEmpty, authority.utf8.count <= 255 else { return nil }
        guard let colon = authority.lastIndex(of: ":"), authority.last != "]" else {
            self.init(scheme, host: String(authority))
            return
        }
        let host = authority[..<colon]
        guard !host.isEmpty, let port = Int(authority[colon...].dropFirst()), (1...65535).contains(port) else {
            return nil
        }
        self.init(scheme, host: String(host), port: port)
    }

    /// Whether what goes between browser and server can be read on the way.
    package var isSecure: Bool {
        scheme == .https
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension Origin: CustomStringConvertible {
    package var description: String {
        port == scheme.usualPort ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
    }
}
