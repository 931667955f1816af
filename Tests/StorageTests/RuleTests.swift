// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import TestSupport
import Testing

@Suite struct `A row that breaks a rule is refused by the rule's kind` {
    @Test(arguments: Backing.all)
    func `there is one already`(backing: Backing) async throws {
        try await expect(.unique, "INSERT INTO pet (id, name, age) VALUES (1, 'Rex', 3)", backing)
        try await expect(.unique, "INSERT INTO pet (id, name, age) VALUES (2, \("Ada"), 3)", backing)
    }

    @Test(arguments: Backing.all)
    func `what it refers to is not there`(backing: Backing) async throws {
        try await expect(.foreignKey, "INSERT INTO toy (id, pet_id) VALUES (2, 99)", backing)
    }

    @Test(arguments: Backing.all)
    func `what refers to it is still there`(backing: Backing) async throws {
        try await expect(.foreignKey, "DELETE FROM pet WHERE id = 1", backing)
    }

    @Test(arguments: Backing.all)
    func `a value is outside its range`(backing: Backing) async throws {
        try await expect(.check, "INSERT INTO pet (id, name, age) VALUES (2, 'Rex', -1)", backing)
    }

    @Test(arguments: Backing.all)
    func `a value is missing`(backing: Backing) async throws {
        try await expect(.notNull, "INSERT INTO pet (id, age) VALUES (2, 3)", backing)
    }

    @Test(arguments: Backing.all)
    func `a rule asked at the end undoes it all`(backing: Backing) async throws {
        try await expect(.foreignKey, "INSERT INTO later (id, pet_id) VALUES (2, 99)", backing)
    }

    @Test(arguments: Backing.all)
    func `what keeps to the rules is taken`(backing: Backing) async throws {
        try await withPets(backing) { database in
            try await database.write { transaction in
                // The other way round, as this rule is asked at the end.
                try transaction.execute("INSERT INTO later (id, pet_id) VALUES (1, 2)")
                try transaction.execute("INSERT INTO pet (id, name, age) VALUES (2, 'Rex', 3)")
            }
        }
    }

    /// The rule is named, and the values, which may be anybody's, are not.
    private func expect(_ rule: StorageError.Rule, _ sql: SQL, _ backing: Backing) async throws {
        try await withPets(backing) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { _ = try $0.execute(sql) }
            }
            guard case .broken(let broken, let detail) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(broken == rule)
            #expect(!detail.contains("Ada"))
        }
    }

    private func withPets(_ backing: Backing, _ body: (any Database) async throws -> Void) async throws {
        try await backing.withDatabase { database in
            try await database.write { transaction in
                try transaction.run(
                    script: """
                        CREATE TABLE pet (
                            id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, age BIGINT CHECK (age >= 0)
                        );
                        CREATE TABLE toy (id BIGINT PRIMARY KEY, pet_id BIGINT NOT NULL REFERENCES pet (id));
                        CREATE TABLE later (
                            id BIGINT PRIMARY KEY,
                            pet_id BIGINT NOT NULL REFERENCES pet (id) DEFERRABLE INITIALLY DEFERRED
                        );
                        INSERT INTO pet (id, name, age) VALUES (1, 'Ada', 3);
                        INSERT INTO toy (id, pet_id) VALUES (1, 1);
                        """
                )
            }
            try await body(database)
        }
    }
}
