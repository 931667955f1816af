// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Dispatch
import Storage
import TestSupport
import Testing

@Suite struct `Many at once` {
    @Test(arguments: Backing.all)
    func `32 who count one up each under one lock count to 320`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...32 {
                    group.addTask {
                        for _ in 1...10 {
                            try await database.write { transaction in
                                try transaction.lock(1)
                                let value = try #require(try Counter.value(in: transaction))
                                try Counter.set(value + 1, in: transaction)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Counter.value(in: database) == 320)
        }
    }

    @Test(arguments: Backing.all)
    func `who waited for a lock sees what its holder committed`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            let (hasLock, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let first: Void = database.write { transaction in
                try transaction.lock(1)
                hasLock.signal()
                mayGoOn.wait()
                try Counter.set(7, in: transaction)
            }
            await signalled(hasLock)
            async let second = database.write { transaction in
                try transaction.lock(1)
                return try Counter.value(in: transaction)
            }
            try await Task.sleep(for: .milliseconds(100))
            mayGoOn.signal()
            try await first
            #expect(try await second == 7)
        }
    }

    @Test(arguments: Backing.all)
    func `readers see whole changes only, while writers change two rows`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            try await database.write { try $0.execute("INSERT INTO counter (id, value) VALUES (2, 0)") }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...4 {
                    group.addTask {
                        for _ in 1...20 {
                            try await database.write { transaction in
                                try Counter.raise(id: 1, in: transaction)
                                try Counter.raise(id: 2, in: transaction)
                            }
                        }
                        return true
                    }
                    group.addTask {
                        for _ in 1...20 {
                            let values = try await database.read { transaction in
                                try [1, 2].map { id in
                                    try transaction.row("SELECT value FROM counter WHERE id = \(id)")?.read(
                                        "value",
                                        as: Int.self
                                    )
                                }
                            }
                            guard values[0] == values[1] else { return false }
                        }
                        return true
                    }
                }
                for try await isWhole in group { #expect(isWhole) }
            }
            #expect(try await Counter.value(in: database) == 80)
        }
    }
}
