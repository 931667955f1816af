// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Dispatch
import Storage
import TestSupport
import Testing

@Suite struct `Nothing is waited for without end` {
    @Test(arguments: Backing.all)
    func `a statement that runs too long is interrupted, and the next one is answered`(backing: Backing) async throws {
        try await backing.withDatabase(Limits(statementTime: .milliseconds(200))) { database in
            try await Counter.create(in: database)
            await #expect(throws: StorageError.tooBusy) { try await database.read { _ = try $0.rows(endless) } }
            await #expect(throws: StorageError.tooBusy) {
                try await database.write { transaction in
                    try Counter.set(7, in: transaction)
                    _ = try transaction.rows(endless)
                }
            }
            #expect(try await Counter.value(in: database) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `who waits too long for a turn is told so`(backing: Backing) async throws {
        let limits = Limits(atOnceMaximum: 1, waitingTime: .milliseconds(100))
        try await backing.withDatabase(limits) { database in
            try await occupied(database) {
                await #expect(throws: StorageError.tooBusy) { try await database.write { _ in } }
            }
            try await database.write { _ in }
        }
    }

    @Test(arguments: Backing.all)
    func `where too many wait, the next is told so at once`(backing: Backing) async throws {
        let limits = Limits(atOnceMaximum: 1, waitingMaximum: 2, waitingTime: .seconds(60))
        try await backing.withDatabase(limits) { database in
            let waiting = try await occupied(database) {
                let waiting = (1...2).map { _ in Task { try await database.write { _ in true } } }
                try await Task.sleep(for: .milliseconds(100))
                await #expect(throws: StorageError.tooBusy) { try await database.write { _ in } }
                return waiting
            }
            for task in waiting { #expect(try await task.value) }
        }
    }

    @Test(arguments: Backing.all)
    func `who waits may be cancelled, and is never begun`(backing: Backing) async throws {
        let limits = Limits(atOnceMaximum: 1, waitingTime: .seconds(60))
        try await backing.withDatabase(limits) { database in
            try await occupied(database) {
                let waiting = Task { try await database.write { _ in #expect(Bool(false), "it was cancelled") } }
                try await Task.sleep(for: .milliseconds(50))
                waiting.cancel()
                await #expect(throws: CancellationError.self) { try await waiting.value }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `closing lets what is under way finish, and nothing begin`(backing: Backing) async throws {
        try await backing.withFresh { fresh in
            let database = try fresh.open()
            try await Counter.create(in: database)
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let change: Void = database.write { transaction in
                hasBegun.signal()
                mayGoOn.wait()
                try Counter.set(7, in: transaction)
            }
            await signalled(hasBegun)
            let closing = Task { await database.close() }
            try await Task.sleep(for: .milliseconds(50))
            await #expect(throws: StorageError.unavailable("the database was closed")) {
                try await database.write { _ in }
            }
            mayGoOn.signal()
            try await change
            await closing.value

            let again = try fresh.open()
            #expect(try await Counter.value(in: again) == 7)
            await again.close()
        }
    }

    /// Does something while the only place is taken.
    @discardableResult
    private func occupied<Result: Sendable>(
        _ database: any Database,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let holder = Task {
            try await database.write { _ in
                hasBegun.signal()
                mayGoOn.wait()
            }
        }
        await signalled(hasBegun)
        do {
            let result = try await body()
            mayGoOn.signal()
            try await holder.value
            return result
        } catch {
            mayGoOn.signal()
            throw error
        }
    }
}
