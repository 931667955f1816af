// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A statement, whose values are bound and never spliced into its text.
///
/// ```swift
/// let rows = try transaction.rows("SELECT name FROM person WHERE organisation_id = \(organisation) AND id \(in: ids)")
/// ```
package struct SQL: Sendable, Hashable {
    private(set) var parts: [Part] = []

    enum Part: Sendable, Hashable {
        case text(String)
        case value(Value)
        case integers([Int64])
        case texts([String])
    }

    package init() {}

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    package static func += (left: inout SQL, right: SQL) {
        left.parts += right.parts
    }

    /// Statements or clauses one after another, with something between them.
    package static func joined(_ clauses: [SQL], by separator: SQL) -> SQL {
        clauses.enumerated().reduce(into: SQL()) { sum, clause in
            if clause.offset > 0 { sum += separator }
            sum += clause.element
        }
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) {
        parts = [.text(text)]
    }

    package init(stringInterpolation interpolation: Interpolation) {
        parts = interpolation.parts
    }

    package struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ text: String) {
            if !text.isEmpty { parts.append(.text(text)) }
        }

        /// A value, bound.
        package mutating func appendInterpolation(_ value: some Storable) {
            parts.append(.value(value.value))
        }

        /// A value or none, bound.
        package mutating func appendInterpolation(_ value: (some Storable)?) {
            parts.append(.value(value.value))
        }

        /// Another piece of SQL, with its own values.
        package mutating func appendInterpolation(_ sql: SQL) {
            parts += sql.parts
        }

        /// `column \(in: numbers)`: any number of them travel as one value.
        package mutating func appendInterpolation(in numbers: [Int64]) {
            parts.append(.integers(numbers))
        }

        /// `column \(in: texts)`: any number of them travel as one value.
        package mutating func appendInterpolation(in texts: [String]) {
            parts.append(.texts(texts))
        }
    }
}
