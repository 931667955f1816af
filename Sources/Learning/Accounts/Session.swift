// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import Storage

/// One of a person's signed-in browsers, numbered from 1.
package struct SessionID: Sendable, Hashable {
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }
}

extension SessionID: Storable {
    package init?(_ value: Value) {
        guard case .integer(let number) = value else { return nil }
        self.init(number: number)
    }

    package var value: Value { .integer(number) }
}

/// A signed-in browser, as its owner sees it.
package struct Session: Sendable, Hashable {
    package let id: SessionID
    package let browser: String
    package let createdAt: Instant
    package let seenAt: Instant

    static let columns: SQL = "id, browser, created_at, seen_at"

    /// Unused for so long, it has ended.
    static let idleSecondsMaximum: Int64 = 12 * 3600
    /// However much it is used, it ends after so long.
    static let ageSecondsMaximum: Int64 = 14 * 24 * 3600
    /// The condition that a session has not ended, by itself or by its owner.
    static func isOpen(at now: Instant) -> SQL {
        """
        session.ended_at IS NULL AND session.seen_at > \(now.seconds - idleSecondsMaximum)
            AND session.created_at > \(now.seconds - ageSecondsMaximum)
        """
    }

    /// Between the password and the second factor passes no more than this.
    static let stepSecondsMaximum: Int64 = 10 * 60
    /// A browser is remembered for so long after somebody signed in with it.
    package static let browserSecondsMaximum: Int64 = 180 * 24 * 3600
    /// How long it counts that somebody proved to be who they are.
    static let proofSecondsMaximum: Int64 = 15 * 60
    /// Its last use is written down no more often than this.
    static let seenSecondsMinimum: Int64 = 300
}

extension Session {
    init(_ row: Row) throws {
        id = try row.read("id")
        browser = try row.read("browser")
        createdAt = try row.read("created_at")
        seenAt = try row.read("seen_at")
    }
}
