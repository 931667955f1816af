// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Learning
package import Logging

/// How the server listens, under which names, and what it puts up with.
///
/// The defaults suit one machine and a browser on it. Behind a proxy that ends TLS, name the public `https` origin: cookies
/// are then `Secure` and browsers are told to stay with `https`.
package struct WebConfiguration: Sendable {
    /// The address to listen on; the loopback alone unless it is said otherwise.
    package var host = "127.0.0.1"
    package var port = 8080
    /// The origins that browsers may call the server by; the loopback's own when there are none.
    package var origins: [Origin] = []
    /// Whether to offer one-click sign-ins and the style guide; never where people's real data is.
    package var isDemo = false
    /// Whether a proxy before the server says who asks, in the last entry of `X-Forwarded-For`.
    ///
    /// Without a proxy anyone could write that header, so it is not read.
    package var isBehindProxy = false
    /// Whether somebody sends the mails that wait; where nobody does, pages say so and offer another way.
    package var sendsMail = false
    /// What links to the operator's page are signed with; without one there is no such page.
    package var operatorKey: OperatorKey?
    /// A folder to read templates and assets from at every request, while they are being written.
    package var workshop: String?

    /// The longest body of a request that is read.
    package var bodyBytesMaximum = 1 << 20
    /// How many forms with files are read and answered at once; others wait.
    package var largeBodiesMaximum = 4
    /// The longest head of a request that is read.
    package var headBytesMaximum = 32 << 10
    /// How many fields a form may have.
    package var formFieldsMaximum = 2_000
    /// How many connections may be open at once; others wait to be accepted.
    ///
    /// A few that come at the same moment are accepted together, also beyond this.
    package var connectionsMaximum = 2_000
    /// How long a connection may be without a whole head of a request.
    package var headSecondsMaximum = 30
    /// How long the body of a request may take, however it trickles in.
    package var bodySecondsMaximum = 60
    /// How long a response may take to be read, from its first byte.
    package var responseSecondsMaximum = 120

    package var logger = Logger(label: "lyceum.web")

    package init() {}

    /// The origin that links in mails begin with.
    package var linkOrigin: Origin? { knownOrigins(listeningOn: port).first }

    /// The origins that requests are held against.
    package func knownOrigins(listeningOn port: Int) -> [Origin] {
        guard origins.isEmpty else { return origins }
        return ["127.0.0.1", "localhost", "[::1]"].map { Origin(.http, host: $0, port: port) }
    }
}
