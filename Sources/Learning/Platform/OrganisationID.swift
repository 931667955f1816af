// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import Storage

/// One organisation of a platform, numbered from 1.
package struct OrganisationID: Sendable, Hashable {
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }
}

extension OrganisationID: Storable {
    package init?(_ value: Value) {
        guard case .integer(let number) = value else { return nil }
        self.init(number: number)
    }

    package var value: Value { .integer(number) }
}

// A person's and a node's number in the database is the engine's.

extension PersonID: Storable {
    package init?(_ value: Value) {
        guard case .integer(let number) = value, let index = UInt32(exactly: number) else { return nil }
        self.init(index: index)
    }

    package var value: Value { .integer(Int64(index)) }
}

/// Of nodes that are not people; roles held over people have a column of their own.
extension NodeID: Storable {
    package init?(_ value: Value) {
        guard case .integer(let number) = value, let index = UInt32(exactly: number) else { return nil }
        self.init(index: index)
    }

    package var value: Value {
        precondition(person == nil, "a person is stored as a person")
        return .integer(Int64(index))
    }
}

extension Instant: Storable {
    package init?(_ value: Value) {
        guard case .integer(let seconds) = value else { return nil }
        self.init(seconds: seconds)
    }

    package var value: Value { .integer(seconds) }
}
