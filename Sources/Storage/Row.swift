// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One row of an answer.
package struct Row: Sendable {
    private let columns: Columns
    private let values: [Value]

    package init(_ columns: Columns, _ values: [Value]) {
        self.columns = columns
        self.values = values
    }

    /// What stands in a column.
    ///
    /// - Throws: ``StorageError/unreadable(column:)`` where there is no such column or it holds another type.
    package func read<Result: Storable>(_ column: String, as type: Result.Type = Result.self) throws -> Result {
        guard let number = columns.number(of: column), number < values.count, let result = Result(values[number]) else {
            throw StorageError.unreadable(column: column)
        }
        return result
    }

    /// The names of an answer's columns, shared by its rows.
    package final class Columns: Sendable {
        private let numbers: [String: Int]

        package init(_ names: [String]) {
            numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        }

        func number(of name: String) -> Int? { numbers[name] }
    }
}
