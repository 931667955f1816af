// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation

/// What is done to each of many people.
package enum BatchAct: Sendable, Hashable {
    case give(role: String, node: NodeID)
    case end(role: String, node: NodeID)
    /// Makes them members of a group, and no longer of others of its kind.
    case move(group: NodeID)
    case deactivate
    /// Sends whoever has no password an invitation, the first or another one.
    case invite
}

extension BatchAct {
    /// As the database keeps it.
    struct Record: Codable {
        var act: String
        var role: String?
        var node: UInt32?
        var over: UInt32?
    }

    init?(_ record: Record) {
        let node = record.over.map { NodeID(PersonID(index: $0)) } ?? record.node.map(NodeID.init(index:))
        switch (record.act, record.role, node) {
        case ("give", let role?, let node?): self = .give(role: role, node: node)
        case ("end", let role?, let node?): self = .end(role: role, node: node)
        case ("move", nil, let node?): self = .move(group: node)
        case ("deactivate", nil, nil): self = .deactivate
        case ("invite", nil, nil): self = .invite
        default: return nil
        }
    }

    var record: Record {
        switch self {
        case .give(let role, let node): Record("give", role, node)
        case .end(let role, let node): Record("end", role, node)
        case .move(let group): Record("move", nil, group)
        case .deactivate: Record("deactivate", nil, nil)
        case .invite: Record("invite", nil, nil)
        }
    }
}

extension BatchAct.Record {
    fileprivate init(_ act: String, _ role: String?, _ node: NodeID?) {
        let over = node?.person?.index
        self.init(act: act, role: role, node: over == nil ? node?.index : nil, over: over)
    }
}

extension BatchAct {
    /// Whether it can be taken back: a mail that was sent cannot.
    var canBeUndone: Bool { self != .invite }
}

/// What came of one row.
package enum BatchOutcome: String, Sendable, Hashable, CaseIterable {
    case done, nothing, refused
}

/// What a row did, by which it can be undone.
struct BatchTrace: Codable, Hashable {
    /// Numbers of holdings that were given.
    var given: [Int64] = []
    /// Holdings that were ended, as they were before.
    var ended: [HoldingRecord] = []
    /// The revision under which they were deactivated.
    var deactivatedAt: Int64?

    var isEmpty: Bool { self == BatchTrace() }
}
