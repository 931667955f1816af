// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc
import Organisations

/// Asks a ClamAV daemon whether a file is harmful, by its `INSTREAM` command.
///
/// Where one is configured and does not answer, no file is taken. It is asked on threads of its own, for so many at once
/// and no more, and has so much time for all of it: a daemon that takes a little now and then holds nobody up for long.
package final class VirusScanner: Sendable {
    private let address: DaemonAddress
    private let patience: Duration
    private let bench = Workbench(threads: 2)

    /// Reads `127.0.0.1:3310`, `[::1]:3310` or `/run/clamav/clamd.ctl`; nothing where it is neither.
    package init?(_ text: String, patience: Duration = .seconds(20)) {
        guard let address = DaemonAddress(text) else { return nil }
        self.address = address
        self.patience = patience
    }

    /// Lets a file pass.
    ///
    /// - Throws: ``InvalidInput`` where it is harmful, ``Objection`` where the daemon does not answer in time,
    ///   `StorageError.tooBusy` where too many wait for it.
    func check(_ bytes: [UInt8], field: String) async throws {
        let answer = try await bench.work { [self] in ask(bytes) }
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
        guard let connection = DaemonConnection(to: address, until: .now.advanced(by: patience)) else { return nil }
        guard connection.send(Array("zINSTREAM\0".utf8)) else { return nil }
        for start in stride(from: 0, to: bytes.count, by: Self.bytesAtOnce) {
            let part = bytes[start..<min(start + Self.bytesAtOnce, bytes.count)]
            guard connection.send(Self.length(part.count) + part) else { return nil }
        }
        guard connection.send(Self.length(0)) else { return nil }
        return connection.receive(bytesMaximum: Self.answerBytesMaximum)
    }

    private static let bytesAtOnce = 64 << 10
    private static let answerBytesMaximum = 4_096

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }
}
