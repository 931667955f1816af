// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Somebody who asked for an account.
package struct Registration: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let email: String
    package let askedAt: Instant
}

extension Registration {
    init(_ row: Row) throws {
        id = try row.read("id")
        name = try row.read("name")
        email = try row.read("email")
        askedAt = try row.read("asked_at")
    }
}
