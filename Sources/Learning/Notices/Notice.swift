// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What a person is told because something was done that concerns them.
package enum Notice: Sendable, Hashable, Codable {
    case roleGiven(HoldingRecord)
    case roleEnded(HoldingRecord)
    /// An end was set that is still to come.
    case roleLimited(HoldingRecord)
    case reactivated
    case erasureDeclined
}
