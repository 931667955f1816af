// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation

/// One change of who may do what, as the log keeps it: names for what a role model names, numbers for the rest.
package enum AccessChange: Sendable, Hashable, Codable {
    /// The next person, whose number follows from it.
    case addPerson(isActive: Bool)
    /// So many active people at once, whose numbers follow from it.
    case addPeople(count: Int)
    case setActive(person: UInt32, Bool)
    /// The next node, whose number follows from it.
    case addNode(kind: String)
    case removeNode(UInt32)
    case put(node: UInt32, into: UInt32)
    case take(node: UInt32, outOf: UInt32)
    case give(HoldingRecord)
    /// As if it had never been; to end a holding is to remove it and give the ended one.
    case remove(HoldingRecord)
    case turn(setting: String, on: Bool)
    case turnForPerson(setting: String, on: Bool, person: UInt32)
    /// Another version of the role model: whoever has an older state reads everything anew.
    case replaceModel
    /// So much at once that reading everything anew is the shorter way.
    case replaceMuch

    var needsReload: Bool { self == .replaceModel || self == .replaceMuch }

    /// Reads it back from the log.
    init(spelled text: String) throws {
        self = try JSONDecoder().decode(AccessChange.self, from: Data(text.utf8))
    }

    /// As the log keeps it.
    var spelling: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// A holding by the name of its role.
package struct HoldingRecord: Sendable, Hashable, Codable {
    var person: UInt32
    var role: String
    /// The node, or the person that it is held over.
    var node: UInt32?
    var over: UInt32?
    var from: Int64?
    var until: Int64?
    var source: UInt8
    var givenBy: UInt32?
    var standsInFor: UInt32?

    init(
        person: UInt32,
        role: String,
        node: UInt32?,
        over: UInt32?,
        from: Int64?,
        until: Int64?,
        source: UInt8,
        givenBy: UInt32?,
        standsInFor: UInt32?
    ) {
        self.person = person
        self.role = role
        self.node = node
        self.over = over
        self.from = from
        self.until = until
        self.source = source
        self.givenBy = givenBy
        self.standsInFor = standsInFor
    }

    init(_ holding: Holding, in model: CompiledModel) {
        person = holding.person.index
        role = model.roles[Int(holding.role.index)].name
        over = holding.node.person?.index
        node = over == nil ? holding.node.index : nil
        from = holding.from == .distantPast ? nil : holding.from.seconds
        until = holding.until == .distantFuture ? nil : holding.until.seconds
        source = holding.source.rawValue
        givenBy = holding.givenBy?.index
        standsInFor = holding.standsInFor?.index
    }

    /// Whether somebody holds it by the rule of a group.
    var isByRule: Bool { source == Holding.Source.rule.rawValue }

    /// The engine's holding; nothing where the model no longer has the role, or what stands here is not known.
    func holding(in model: CompiledModel) -> Holding? {
        guard let role = model.role(role), let source = Holding.Source(rawValue: source),
            let place = over.map({ NodeID(PersonID(index: $0)) }) ?? node.map(NodeID.init(index:))
        else { return nil }
        return Holding(
            PersonID(index: person),
            role,
            on: place,
            from: from.map(Instant.init(seconds:)) ?? .distantPast,
            until: until.map(Instant.init(seconds:)) ?? .distantFuture,
            source: source,
            givenBy: givenBy.map(PersonID.init(index:)),
            standsInFor: standsInFor.map(PersonID.init(index:))
        )
    }
}

extension AccessChange {
    /// Makes the change.
    ///
    /// - Throws: ``RosterError`` where it cannot be made.
    func apply(to roster: inout Roster) throws(RosterError) {
        switch self {
        case .addPerson(let isActive): _ = try roster.addPerson(active: isActive)
        case .addPeople(let count): for _ in 0..<count { _ = try roster.addPerson() }
        case .setActive(let person, let isActive): try roster.setActive(isActive, PersonID(index: person))
        case .addNode(let kind):
            guard let id = roster.model.kind(kind) else { throw .unknownNode(.organisation) }
            _ = try roster.addNode(id)
        case .removeNode(let node): try roster.removeNode(NodeID(index: node))
        case .put(let node, let parent): try roster.put(NodeID(index: node), in: NodeID(index: parent))
        case .take(let node, let parent): try roster.take(NodeID(index: node), outOf: NodeID(index: parent))
        case .give(let record):
            guard let holding = record.holding(in: roster.model) else { throw .notThere }
            try roster.give(holding)
        case .remove(let record):
            guard let holding = record.holding(in: roster.model) else { throw .notThere }
            try roster.remove(holding)
        case .turn(let name, let isOn):
            guard let setting = roster.model.setting(name) else { throw .notThere }
            roster.turn(setting, on: isOn)
        case .turnForPerson(let name, let isOn, let person):
            guard let setting = roster.model.personSetting(name) else { throw .notThere }
            try roster.turn(setting, on: isOn, for: PersonID(index: person))
        case .replaceModel, .replaceMuch: break
        }
    }
}
