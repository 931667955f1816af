// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import HummingbirdCore
package import Learning
import NIOCore
package import ServiceLifecycle

/// The server: the sitemap's routes behind the guards, on a socket.
package struct WebServer: Sendable {
    let sitemap: Sitemap
    private let pages: Pages
    private let findSession: SignedIn.Finding

    /// - Throws: what is wrong with a template or file.
    package init(_ configuration: WebConfiguration, _ platform: Platform) throws {
        let pages = try Pages(configuration, platform)
        self.init(pages, Sitemap(pages), findSession: SignedIn.finding(platform))
    }

    /// A server with routes of its own.
    init(_ pages: Pages, _ sitemap: Sitemap, findSession: @escaping SignedIn.Finding) {
        self.pages = pages
        self.sitemap = sitemap
        self.findSession = findSession
    }

    /// What answers requests, with or without a socket.
    var responder: RouterResponder<Arrival> {
        let router = Router(context: Arrival.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SafeAnswers(pages: pages))
        for route in sitemap.routes {
            router.on(RouterPath(route.path), method: route.method, responder: responder(of: route))
        }
        for (path, methods) in sitemap.methodsRefused {
            for method in methods.refused {
                let refusing = Route.open(method, path) { _ in throw Problem.methodNotAllowed(methods.allowed) }
                router.on(RouterPath(path), method: method, responder: responder(of: refusing))
            }
        }
        return router.buildResponder()
    }

    /// Serves until the process is told to end; requests under way are answered first.
    ///
    /// What runs beside it begins and ends with it. `onServing` is told the port once it listens.
    ///
    /// - Throws: why it cannot listen.
    package func run(
        beside services: [any Service] = [],
        onServing: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        var application = application(onServing: onServing)
        for service in services { application.addServices(service) }
        try await application.runService()
    }

    /// The server as something that runs among others.
    func application(
        onServing: @escaping @Sendable (_ port: Int) async -> Void
    ) -> Application<RouterResponder<Arrival>> {
        let configuration = pages.configuration
        return Application(
            responder: responder,
            server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.connectionsMaximum,
                    logger: configuration.logger
                )
            ),
            onServerRunning: { channel in await onServing(channel.localAddress?.port ?? configuration.port) },
            logger: configuration.logger
        )
    }

    private var channel: HTTP1Channel.Configuration {
        let configuration = pages.configuration
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                Deadlines(
                    body: .seconds(Int64(configuration.bodySecondsMaximum)),
                    response: .seconds(Int64(configuration.responseSecondsMaximum))
                )
            ],
            idleTimeout: .seconds(Int64(configuration.headSecondsMaximum)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: configuration.headBytesMaximum,
                maxHeaderListSize: configuration.headBytesMaximum,
                maxHeaderFieldCount: 100
            )
        )
    }

    private func responder(of route: Route) -> RouteResponder {
        RouteResponder(route: route, pages: pages, findSession: findSession)
    }
}
