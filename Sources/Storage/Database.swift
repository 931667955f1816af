// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A database: where transactions come from.
///
/// Bodies run to their end on a thread of the driver's, which they may block. A body may run more than once, when the
/// database asks for that, and so has no effect beside its transaction.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads in one snapshot: whatever is committed meanwhile is not seen.
    ///
    /// - Throws: ``StorageError``, or what the body throws.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Reads and changes; what the body did is committed when it returns and undone when it throws.
    ///
    /// When this returns, the change is on disk.
    ///
    /// - Throws: ``StorageError``, or what the body throws.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Ends its connections; what is under way is finished first.
    func close() async
}

/// What a transaction can be asked: whoever is handed no more than this changes nothing.
package protocol ReadTransaction: AnyObject {
    var dialect: Dialect { get }

    /// The rows that a statement answers.
    func rows(_ sql: SQL) throws -> [Row]
}

/// One transaction, in which statements run one after another.
///
/// A statement that fails ends it, also where its error is caught: what follows throws the same error again, and nothing
/// is committed.
package protocol Transaction: ReadTransaction {
    /// Runs a statement that answers nothing; returns how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Waits until no other transaction holds this lock, and holds it until this one ends.
    ///
    /// What others committed before is seen afterwards.
    func lock(_ key: Int64) throws

    /// Runs a script of several statements, without values: migrations.
    func run(script: String) throws
}

extension ReadTransaction {
    /// The first row, if there is one.
    package func row(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }
}
