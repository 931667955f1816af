// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels

/// A question as it was asked, for the answer to repeat.
struct AskedQuestion: Encodable {
    let person: String
    let permission: String
    let thing: String
    let asOf: String
}

extension Organisation {
    /// Who asks, in words: `Tom Baker`, `Ada Okafor as Ben Marsh`.
    func words(for principal: Principal) -> String {
        switch principal {
        case .person(let person), .token(let person, _): fullName(of: person)
        case .acting(let actor, let person): "\(fullName(of: actor)) as \(fullName(of: person))"
        case .service(let service): "the service \(model.services[Int(service.index)].name)"
        case .visitor: "a visitor"
        }
    }

    /// What is asked about, in words: `“Essay”`, `Aiko Mori`, `Zoe's role Student of Algebra`.
    func words(for thing: ThingName) -> String {
        switch thing {
        case .named(let name):
            switch directory[name] {
            case .person(let person): return fullName(of: person)
            case .node(let node): return title(of: node)
            case .thing(let number): return "“\(directory.things[number].title)”"
            case nil: return name
            }
        case .holding(let person, let role, let node):
            guard case .person(let id) = directory[person], let roleID = model.role(role) else { return "\(thing)" }
            let nodeID = node.flatMap { try? lookup.node(named: $0) } ?? .organisation
            return "the role of \(fullName(of: id)): \(words(for: Holding(id, roleID, on: nodeID)))"
        }
    }
}
