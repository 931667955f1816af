// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Logging
import NIOCore

/// What is known of a request when it arrives: its number, and the address it came from.
///
/// Hummingbird carries it to the route; everything that is found out later is in ``Visit``.
struct Arrival: RequestContext {
    var coreContext: CoreRequestContextStorage
    let reference: Reference
    /// The address on the other side of the connection, which is the proxy's where there is one.
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        self.init(coreContext: CoreRequestContextStorage(source: source), peer: source.channel.remoteAddress?.ipAddress)
    }

    /// A request that came by no connection, handed to the router as it is.
    init(logger: Logger, peer: String? = nil) {
        self.init(coreContext: CoreRequestContextStorage(source: Unconnected(logger: logger)), peer: peer)
    }

    private init(coreContext: CoreRequestContextStorage, peer: String?) {
        self.coreContext = coreContext
        self.peer = peer
        reference = Reference()
        logger[metadataKey: "reference"] = .stringConvertible(reference)
    }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }
}
