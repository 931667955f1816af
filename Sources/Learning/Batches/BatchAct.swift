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
    /// Gives the role of a learner on a Step, and says by when it is to be completed.
    case enrol(role: String, node: NodeID, completeBy: Instant?)
    /// Has learners go on with the version of their Step that is published.
    case moveVersion(step: NodeID)
}

extension BatchAct {
    /// Whether it is about learners and their Steps, and no other roles.
    var isOfSteps: Bool {
        switch self {
        case .enrol, .moveVersion: true
        case .give, .end, .move, .deactivate, .invite: false
        }
    }

    /// As the database keeps it.
    struct Record: Codable {
        var act: String
        var role: String?
        var node: UInt32?
        var over: UInt32?
        /// The first moment of a day.
        var day: Int64?
    }

    init?(_ record: Record) {
        let node = record.over.map { NodeID(PersonID(index: $0)) } ?? record.node.map(NodeID.init(index:))
        switch (record.act, record.role, node) {
        case ("give", let role?, let node?): self = .give(role: role, node: node)
        case ("end", let role?, let node?): self = .end(role: role, node: node)
        case ("move", nil, let node?): self = .move(group: node)
        case ("deactivate", nil, nil): self = .deactivate
        case ("invite", nil, nil): self = .invite
        case ("enrol", let role?, let node?):
            self = .enrol(role: role, node: node, completeBy: record.day.map { Instant(seconds: $0) })
        case ("move-version", nil, let node?): self = .moveVersion(step: node)
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
        case .enrol(let role, let node, let day): Record("enrol", role, node, day)
        case .moveVersion(let step): Record("move-version", nil, step)
        }
    }
}

extension BatchAct.Record {
    fileprivate init(_ act: String, _ role: String?, _ node: NodeID?, _ day: Instant? = nil) {
        let over = node?.person?.index
        self.init(act: act, role: role, node: over == nil ? node?.index : nil, over: over, day: day?.seconds)
    }
}

extension BatchAct {
    /// Whether it can be taken back: a mail that was sent cannot, and nobody goes back to a version of before.
    var canBeUndone: Bool {
        switch self {
        case .invite, .moveVersion: false
        case .give, .end, .move, .deactivate, .enrol: true
        }
    }
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
    /// Those that a rule of the model ended with them.
    var endedByRule: [HoldingRecord]?
    /// The revision under which they were deactivated.
    var deactivatedAt: Int64?
    /// By when those who were on a Step were to have completed it.
    var dates: [CompletionMark]?

    var isEmpty: Bool { self == BatchTrace() }
}
