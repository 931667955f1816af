// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CSodium
import Foundation
import NIOPosix
import Organisations
import Storage
import Synchronization

/// Passwords, kept as Argon2id hashes (RFC 9106) made by libsodium.
///
/// A hash takes memory and a good part of a second on purpose, so a few threads of its own make them and only so many
/// wait: who signs in never holds up who reads.
package final class Passwords: Sendable {
    private let threads: NIOThreadPool
    private let cost: Cost
    private let waiting = Mutex(0)
    /// Compared with when there is nobody of that name, so that the answer takes as long.
    private let nobody: String

    /// How much work a hash is.
    package struct Cost: Sendable {
        var operations: UInt64
        var memoryBytes: Int

        /// For people signing in: 64 MiB, twice over.
        package static let interactive = Cost(
            operations: UInt64(crypto_pwhash_opslimit_interactive()),
            memoryBytes: crypto_pwhash_memlimit_interactive()
        )
        /// The least that the library allows: for tests and demonstrations, where no secret is kept.
        package static let least = Cost(
            operations: UInt64(crypto_pwhash_opslimit_min()),
            memoryBytes: crypto_pwhash_memlimit_min()
        )
    }

    private static let waitingMaximum = 200
    package static let lengthMinimum = 10
    package static let lengthMaximum = 1_000

    package init(_ cost: Cost = .interactive, threads: Int = 2) {
        // It answers 1 where somebody else did it before; only a machine without randomness answers -1.
        precondition(sodium_init() >= 0, "libsodium does not start")
        self.cost = cost
        self.threads = NIOThreadPool(numberOfThreads: threads)
        self.threads.start()
        nobody = Self.hash(Token.random(), cost) ?? ""
    }

    /// The hash to keep.
    ///
    /// - Throws: ``InvalidInput`` for a password that is too short or too long, ``StorageError/tooBusy`` where too many wait.
    package func hash(_ password: String, field: String = "password") async throws -> String {
        if let message = Self.problem(with: password) { throw InvalidInput(field, message) }
        let cost = cost
        let composed = Self.composed(password)
        guard let hash = try await run({ Self.hash(composed, cost) }) else { throw StorageError.tooBusy }
        return hash
    }

    /// What is wrong with a new password, as a sentence; nothing where it can be taken.
    static func problem(with password: String) -> String? {
        if password.count < lengthMinimum {
            return "Use at least \(lengthMinimum) characters, such as three words of your own."
        }
        return password.utf8.count > lengthMaximum ? "Use at most \(lengthMaximum) characters." : nil
    }

    /// Whether it is the password; without a hash it takes as long and is not.
    ///
    /// A hash that was made more cheaply, as a demonstration's are, is looked at beside one of today's: else its address
    /// would be known by how quick the answer is.
    package func matches(_ password: String, _ hash: String?) async throws -> Bool {
        guard password.utf8.count <= Self.lengthMaximum else { return false }
        let (cost, nobody, tried) = (cost, nobody, Self.composed(password))
        let length = UInt64(tried.utf8.count)
        return try await run {
            let isRight = hash.map { crypto_pwhash_str_verify($0, tried, length) == 0 } ?? false
            if hash.map({ Self.isOutdated($0, cost) }) ?? true { _ = crypto_pwhash_str_verify(nobody, tried, length) }
            return isRight
        }
    }

    /// The hash to keep instead of one that was made at another cost; nothing where it is of today's.
    ///
    /// It is nothing as well where too many wait: the next sign-in comes to it.
    func renewed(_ password: String, _ hash: String) async -> String? {
        let (cost, composed) = (cost, Self.composed(password))
        guard Self.isOutdated(hash, cost) else { return nil }
        return try? await run { Self.hash(composed, cost) }
    }

    private static func isOutdated(_ hash: String, _ cost: Cost) -> Bool {
        crypto_pwhash_str_needs_rehash(hash, cost.operations, cost.memoryBytes) != 0
    }

    /// One spelling for what keyboards send in several: "é" in one sign or in two.
    private static func composed(_ password: String) -> String { password.precomposedStringWithCanonicalMapping }

    private func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async throws -> Result {
        try waiting.withLock { count in
            guard count < Self.waitingMaximum else { throw StorageError.tooBusy }
            count += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        return try await threads.runIfActive(body)
    }

    private static func hash(_ password: String, _ cost: Cost) -> String? {
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let length = UInt64(password.utf8.count)
        guard crypto_pwhash_str(&hash, password, length, cost.operations, cost.memoryBytes) == 0 else { return nil }
        return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }
}

/// A secret that nobody can guess.
package enum Token {
    /// 32 random bytes, as 64 hexadecimal digits.
    package static func random() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        return Hex.text(of: bytes)
    }
}
