// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc

/// Where a daemon listens: a port of a host, or a path on this machine.
enum DaemonAddress: Sendable {
    case network(host: String, port: String)
    case path(String)

    /// Nothing where it is neither.
    init?(_ text: String) {
        if text.hasPrefix("/"), text.utf8.count < 100 {
            self = .path(text)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[colon...].dropFirst()), port > 0 else {
            return nil
        }
        let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
        guard !host.isEmpty else { return nil }
        self = .network(host: String(host), port: String(port))
    }
}

/// A connection to a daemon that ends at one moment, however little the daemon takes or says at a time.
final class DaemonConnection {
    private let descriptor: CInt
    private let end: ContinuousClock.Instant

    /// Nothing where nobody listens there.
    ///
    /// Of a name with several addresses each is tried; the system's own look-up of a
    /// name has the limits that the system sets.
    init?(to address: DaemonAddress, until end: ContinuousClock.Instant) {
        self.end = end
        let descriptor: CInt? =
            switch address {
            case .path(let path): Self.connected(path, until: end)
            case .network(let host, let port): Self.connected(host, port, until: end)
            }
        guard let descriptor else { return nil }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Answers whether all of it was taken in time.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard Self.limit(SO_SNDTIMEO, of: descriptor, until: end) else { return false }
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// What is said up to a zero or the end; nothing where that is nothing, or takes too long.
    func receive(bytesMaximum: Int) -> String? {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while answer.count < bytesMaximum {
            guard Self.limit(SO_RCVTIMEO, of: descriptor, until: end) else { return nil }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { return nil }
            answer += buffer[..<count]
            if count == 0 || answer.last == 0 { break }
        }
        let text = answer.prefix { $0 != 0 }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    /// Has the next call wait no longer than until the end; no where that is over.
    private static func limit(_ option: CInt, of descriptor: CInt, until end: ContinuousClock.Instant) -> Bool {
        let left = ContinuousClock.now.duration(to: end)
        guard left > .zero else { return false }
        let (seconds, attoseconds) = left.components
        // Nothing at all would mean without end.
        var time = timeval(tv_sec: Int(seconds), tv_usec: max(1, Int(attoseconds / 1_000_000_000_000)))
        return setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size)) == 0
    }

    private static func connected(_ path: String, until end: ContinuousClock.Instant) -> CInt? {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connected(AF_UNIX, pointer, socklen_t(MemoryLayout<sockaddr_un>.size), until: end)
            }
        }
    }

    private static func connected(_ host: String, _ port: String, until end: ContinuousClock.Instant) -> CInt? {
        var found: UnsafeMutablePointer<addrinfo>?
        var wanted = addrinfo()
        wanted.ai_socktype = CInt(SOCK_STREAM.rawValue)
        guard getaddrinfo(host, port, &wanted, &found) == 0, let first = found else { return nil }
        defer { freeaddrinfo(first) }
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let one = next {
            if let name = one.pointee.ai_addr,
                let descriptor = connected(one.pointee.ai_family, name, one.pointee.ai_addrlen, until: end)
            {
                return descriptor
            }
            next = one.pointee.ai_next
        }
        return nil
    }

    private static func connected(
        _ family: CInt,
        _ name: UnsafePointer<sockaddr>,
        _ length: socklen_t,
        until end: ContinuousClock.Instant
    ) -> CInt? {
        let descriptor = socket(family, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        // What is set for sending holds for connecting as well.
        if limit(SO_SNDTIMEO, of: descriptor, until: end), connect(descriptor, name, length) == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
