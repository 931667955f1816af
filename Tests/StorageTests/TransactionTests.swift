// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Dispatch
import Storage
import TestSupport
import Testing

@Suite struct `A transaction is done whole or not at all` {
    private struct Mishap: Error {}

    @Test(arguments: Backing.all)
    func `what its body throws undoes it`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            await #expect(throws: Mishap.self) {
                try await database.write { transaction in
                    try Counter.set(7, in: transaction)
                    throw Mishap()
                }
            }
            #expect(try await Counter.value(in: database) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `a statement that failed undoes it, also where its error is caught`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let told = Told<StorageError?>()
            let error = await #expect(throws: StorageError.self) {
                try await database.write { transaction in
                    try Counter.set(7, in: transaction)
                    _ = try? transaction.execute("INSERT INTO counter (id, value) VALUES (1, 1)")
                    do { try Counter.set(8, in: transaction) } catch { told.tell(error as? StorageError) }
                }
            }
            guard case .broken(.unique, _) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(told.all == [error])
            #expect(try await Counter.value(in: database) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `a mistake in a statement is told with the statement`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { _ = try $0.rows("SELECT nothing FROM nowhere WHERE \(1) = 1") }
            }
            guard case .failed(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(message.contains("SELECT nothing FROM nowhere"))
        }
    }

    @Test(arguments: Backing.all)
    func `a read changes nothing`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let error = await #expect(throws: StorageError.self) {
                try await database.read { try Counter.set(7, in: $0) }
            }
            guard case .failed = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(try await Counter.value(in: database) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `a read does not see what is committed after it began`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let seen = database.read { transaction in
                let before = try Counter.value(in: transaction)
                hasBegun.signal()
                mayGoOn.wait()
                return [before, try Counter.value(in: transaction)]
            }
            await signalled(hasBegun)
            try await database.write { try Counter.set(7, in: $0) }
            #expect(try await Counter.value(in: database) == 7)
            mayGoOn.signal()
            #expect(try await seen == [0, 0])
        }
    }

    @Test(arguments: Backing.all)
    func `how many rows it changed is told, and none by what changes no rows`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let counts = try await database.write { transaction in
                [
                    try transaction.execute("INSERT INTO counter (id, value) VALUES (2, 0), (3, 0)"),
                    try transaction.execute("CREATE TABLE other (id BIGINT PRIMARY KEY)"),
                    try transaction.execute("UPDATE counter SET value = 1 WHERE id > \(1)"),
                    try transaction.execute("DELETE FROM counter WHERE id = \(77)"),
                ]
            }
            #expect(counts == [2, 0, 2, 0])
        }
    }

    @Test(arguments: Backing.all)
    func `cancelling a task that has begun changes nothing about it`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let change = Task {
                try await database.write { transaction in
                    hasBegun.signal()
                    mayGoOn.wait()
                    try Counter.set(7, in: transaction)
                }
            }
            await signalled(hasBegun)
            change.cancel()
            mayGoOn.signal()
            try await change.value
            #expect(try await Counter.value(in: database) == 7)
        }
    }
}

/// Waits for a signal without holding a thread that tasks share.
func signalled(_ semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            semaphore.wait()
            continuation.resume()
        }
    }
}
