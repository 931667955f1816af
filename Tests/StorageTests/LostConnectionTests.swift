// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Dispatch
import Foundation
import PostgreSQLDriver
import Storage
import TestSupport
import Testing

@Suite struct `A connection that is lost` {
    @Test(arguments: servers)
    func `a connection that was ended while nobody used it is replaced`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            try await endOthers(backing, database)
            try await database.write { try Counter.set(7, in: $0) }
            try await endOthers(backing, database)
            #expect(try await Counter.value(in: database) == 7)
        }
    }

    @Test(arguments: servers)
    func `many that were ended at once are replaced`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let opened = Told<Int>()
            try await manyTimes(8) {
                try await database.read { transaction in
                    opened.tell(try process(of: transaction))
                    Thread.wait(0.1)
                }
            }
            #expect(Set(opened.all).count > 1)
            try await endOthers(backing, database)
            try await manyTimes(16) {
                try await database.write { try Counter.raise(in: $0) }
            }
            #expect(try await Counter.value(in: database) == 16)
        }
    }

    @Test(arguments: servers)
    func `a connection that is ended under way undoes its transaction, and the next one finds another`(
        backing: Backing
    ) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let change = Task {
                try await database.write { transaction in
                    try Counter.set(7, in: transaction)
                    hasBegun.signal()
                    mayGoOn.wait()
                    _ = try Counter.value(in: transaction)
                }
            }
            await signalled(hasBegun)
            try await endOthers(backing, database)
            mayGoOn.signal()
            let error = await #expect(throws: StorageError.self) { try await change.value }
            guard case .unavailable = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(try await Counter.value(in: database) == 0)
        }
    }

    @Test(arguments: servers)
    func `whether a change is done is unknown where the connection is lost while it is committed`(
        backing: Backing
    ) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let change = Task {
                try await database.write { transaction in
                    try Counter.set(7, in: transaction)
                    hasBegun.signal()
                    mayGoOn.wait()
                }
            }
            await signalled(hasBegun)
            try await endOthers(backing, database)
            mayGoOn.signal()
            await #expect(throws: StorageError.outcomeUnknown) { try await change.value }
        }
    }
}
