// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One value in a database, of the few types that both databases have.
package enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// What can stand in a column.
package protocol Storable: Sendable {
    /// Reads it back; nothing where the value is of another type.
    init?(_ value: Value)
    var value: Value { get }
}

extension String: Storable {
    package init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }

    package var value: Value { .text(self) }
}

extension Int64: Storable {
    package init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }

    package var value: Value { .integer(self) }
}

extension Int: Storable {
    package init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self.init(exactly: integer)
    }

    package var value: Value { .integer(Int64(self)) }
}

/// Stored as 0 and 1: the databases have no boolean type in common.
extension Bool: Storable {
    package init?(_ value: Value) {
        guard case .integer(let integer) = value, (0...1).contains(integer) else { return nil }
        self = integer == 1
    }

    package var value: Value { .integer(self ? 1 : 0) }
}

extension [UInt8]: Storable {
    package init?(_ value: Value) {
        guard case .bytes(let bytes) = value else { return nil }
        self = bytes
    }

    package var value: Value { .bytes(self) }
}

extension Optional: Storable where Wrapped: Storable {
    package init?(_ value: Value) {
        if value == .null {
            self = .none
        } else if let wrapped = Wrapped(value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }

    package var value: Value { self?.value ?? .null }
}

/// A word out of a few, stored as its text.
extension Storable where Self: RawRepresentable, RawValue == String {
    package init?(_ value: Value) {
        guard case .text(let text) = value, let word = Self(rawValue: text) else { return nil }
        self = word
    }

    package var value: Value { .text(rawValue) }
}
