// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import RoleModels

/// A sentence whose names were looked up: what the engine is asked.
package struct Question: Sendable, Hashable {
    package let principal: Principal
    package let permission: Permission
    package let resource: Resource
    package let time: Instant
}

extension Organisation {
    /// The question that a sentence asks, as of the organisation's day.
    package func question(_ sentence: Sentence) throws(Objection) -> Question {
        let permission = try lookup.permission(named: sentence.permission)
        return Question(
            principal: try principal(sentence.asker),
            permission: permission,
            resource: try resource(sentence.thing, for: permission),
            time: today
        )
    }

    /// Who asks.
    package func principal(_ asker: RoleModels.Asker) throws(Objection) -> Principal {
        switch asker {
        case .person(let name): .person(try lookup.person(named: name))
        case .visitor: .visitor
        case .service(let name): .service(try lookup.service(named: name))
        case .acting(let actor, let person):
            .acting(try lookup.person(named: actor), as: try lookup.person(named: person))
        }
    }

    /// What is asked about, for one permission: giving a role is asked of the place, all else of the thing.
    ///
    /// A person or node to give a role on is nobody's, while a record's owner is who would receive the role.
    package func resource(_ thing: ThingName, for permission: Permission) throws(Objection) -> Resource {
        let resource = try resource(thing)
        guard model.permissions[Int(permission.index)].gives != nil else { return resource }
        switch thing {
        case .named(let name):
            if case .thing = directory[name] { return .giving(on: resource.place, to: resource.owner) }
            return .giving(on: resource.place)
        case .holding: return .giving(on: resource.place, to: resource.owner)
        }
    }

    /// What is asked about.
    package func resource(_ thing: ThingName) throws(Objection) -> Resource {
        switch thing {
        case .named(let name):
            switch directory[name] {
            case .person(let person): return Resource(person)
            case .node(let node): return resource(of: node)
            case .thing(let number): return directory.things[number].resource
            case nil: throw lookup.unknown(name, "thing", among: directory.names)
            }
        case .holding(let person, let role, let node):
            let found = try holding(of: person, as: role, on: node)
            return record(of: found)
        }
    }

    /// A node as a thing, with its flags and audience.
    package func resource(of node: NodeID) -> Resource {
        guard node.person == nil, let entry = directory[node] else { return Resource(node) }
        return Resource(node, audience: entry.audience, flags: entry.flags)
    }

    /// The record that somebody holds a role: it lies on the node and is the holder's.
    ///
    /// It has the flags of the role, and `on-` and the kind of its node where the vocabulary has such a flag.
    package func record(of holding: Holding) -> Resource {
        let kind = model.kinds[Int(roster.kind(of: holding.node).index)].kind.name
        let flags = model.roles[Int(holding.role.index)].role.flags + ["on-\(kind)"]
        return Resource(in: holding.node, owner: holding.person, flags: model.flagSet(flags))
    }

    private func holding(of person: String, as role: String, on node: String?) throws(Objection) -> Holding {
        let holder = try lookup.person(named: person)
        let roleID = try lookup.role(named: role)
        let nodeID = try lookup.node(named: node ?? Kind.organisation)
        let held = roster.holdings(of: holder)
        let same = held.filter { $0.role == roleID && $0.node == nodeID }
        if let found = same.first(where: { $0.isCurrent(at: today) }) ?? same.first { return found }
        let wanted = node.map { "\(role) on \($0)" } ?? role
        throw Objection(
            "`\(person)` does not hold `\(wanted)`",
            remedy: held.isEmpty
                ? "they hold no role" : "they hold \(held.map { "`\(spelling(of: $0))`" }.joined(separator: ", "))"
        )
    }
}
