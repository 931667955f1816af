// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc
import NIOPosix
import Organisations

/// Asks a ClamAV daemon whether a file is harmful, by its `INSTREAM` command.
///
/// Where one is configured and does not answer, no file is taken. It is asked on threads of its own, with a deadline.
package final class VirusScanner: Sendable {
    private let address: Address
    private let patienceSeconds: Int
    private let threads = NIOThreadPool(numberOfThreads: 2)

    private enum Address: Sendable {
        case network(host: String, port: String)
        case path(String)
    }

    /// Reads `127.0.0.1:3310`, `[::1]:3310` or `/run/clamav/clamd.ctl`; nothing where it is neither.
    package init?(_ text: String, patienceSeconds: Int = 10) {
        if text.hasPrefix("/"), text.utf8.count < 100 {
            address = .path(text)
        } else {
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[colon...].dropFirst()), port > 0 else {
                return nil
            }
            let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
            guard !host.isEmpty else { return nil }
            address = .network(host: String(host), port: String(port))
        }
        self.patienceSeconds = patienceSeconds
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Lets a file pass.
    ///
    /// - Throws: ``InvalidInput`` where it is harmful, ``Objection`` where the daemon does not answer.
    func check(_ bytes: [UInt8], field: String) async throws {
        let answer = try await threads.runIfActive { [self] in ask(bytes) }
        guard let answer else {
            throw Objection("the virus scanner does not answer, so no file is taken", remedy: "try again later")
        }
        if answer.hasSuffix("OK") { return }
        guard answer.hasSuffix("FOUND") else {
            throw Objection("the virus scanner could not read the file", remedy: "send another one")
        }
        throw InvalidInput(field, "The virus scanner says that this file is harmful. Send another one.")
    }

    /// What it says, such as `stream: OK`; nothing where the connection fails or takes too long.
    private func ask(_ bytes: [UInt8]) -> String? {
        guard let descriptor = connected() else { return nil }
        defer { close(descriptor) }
        guard send(Array("zINSTREAM\0".utf8), to: descriptor) else { return nil }
        for start in stride(from: 0, to: bytes.count, by: Self.bytesAtOnce) {
            let part = bytes[start..<min(start + Self.bytesAtOnce, bytes.count)]
            guard send(Self.length(part.count) + part, to: descriptor) else { return nil }
        }
        guard send(Self.length(0), to: descriptor) else { return nil }
        return receive(from: descriptor)
    }

    private static let bytesAtOnce = 64 << 10
    private static let answerBytesMaximum = 4_096

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    private func send(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func receive(from descriptor: CInt) -> String? {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while answer.count < Self.answerBytesMaximum {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { return nil }
            answer += buffer[..<count]
            if count == 0 || answer.last == 0 { break }
        }
        let text = answer.prefix { $0 != 0 }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private func connected() -> CInt? {
        switch address {
        case .path(let path):
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
            return withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    connected(AF_UNIX, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        case .network(let host, let port):
            var found: UnsafeMutablePointer<addrinfo>?
            var wanted = addrinfo()
            wanted.ai_socktype = CInt(SOCK_STREAM.rawValue)
            guard getaddrinfo(host, port, &wanted, &found) == 0, let first = found else { return nil }
            defer { freeaddrinfo(first) }
            guard let name = first.pointee.ai_addr else { return nil }
            return connected(first.pointee.ai_family, name, first.pointee.ai_addrlen)
        }
    }

    private func connected(_ family: CInt, _ name: UnsafePointer<sockaddr>, _ length: socklen_t) -> CInt? {
        let descriptor = socket(family, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        if connect(descriptor, name, length) == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
