// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOCore
import NIOHTTPTypes

/// Ends connections whose other side sends its request, or reads its response, too slowly.
///
/// Hummingbird ends those that are silent; whoever sends a byte now and then would stay for ever.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let body: TimeAmount
    private let response: TimeAmount
    private var bodyEnd: Scheduled<Void>?
    private var responseEnd: Scheduled<Void>?

    init(body: TimeAmount, response: TimeAmount) {
        self.body = body
        self.response = response
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: bodyEnd = closing(context, after: body)
        case .body: break
        case .end: bodyEnd?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            responseEnd?.cancel()
            responseEnd = closing(context, after: response)
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise()
            let ending = responseEnd
            written.futureResult.whenComplete { _ in ending?.cancel() }
            context.write(data, promise: written)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        bodyEnd?.cancel()
        responseEnd?.cancel()
        context.fireChannelInactive()
    }

    private func closing(_ context: ChannelHandlerContext, after time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}

@available(*, unavailable)
extension Deadlines: Sendable {}
