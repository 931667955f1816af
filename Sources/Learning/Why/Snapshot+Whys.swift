// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    func rights(on subject: WhySubject) throws -> OwnRights {
        let (title, resource) = try seen(subject)
        let wording = PermissionWording(model)
        let kind = model.kinds[Int(roster.kind(of: subject.node).index)]
        let rights = model.permissions.filter { isAsked($0, of: kind) && isGrantedToSomeone($0) }.map { facts in
            let (about, verb) = wording.words(for: facts)
            let isAllowed = authorizer.allows(viewer.principal, facts.id, asking(facts, resource, subject), at: now)
            return OwnRights.Right(permission: facts.name, about: about, verb: verb, isAllowed: isAllowed)
        }
        return OwnRights(title: title, kindTitle: self.title(of: kind.id), rights: rights)
    }

    func answer(_ name: String, on subject: WhySubject) throws -> OwnAnswer {
        let (title, resource) = try seen(subject)
        guard let permission = model.permission(name) else { throw NotFound() }
        let facts = model.permissions[Int(permission.index)]
        let (about, verb) = PermissionWording(model).words(for: facts)
        let answer = try why(PermissionName(name), asking(facts, resource, subject))
        // Who sees a place only because they hold something on it is not told more than that they may not.
        let told = answer.isUnseen ? Answer.plainNo : answer
        return OwnAnswer(title: title, about: about, verb: verb, answer: told)
    }

    /// What a thing is called that the viewer may see, and the thing as the engine is asked about it.
    private func seen(_ subject: WhySubject) throws -> (title: String, resource: Resource) {
        switch subject {
        case .organisation: return ("", Resource(.organisation))
        case .place(let node):
            let row = try existing(node)
            try demandSight(of: row)
            return (row.title, try resource(row))
        case .person(let person):
            let row = try existing(person)
            _ = try permit(.personView, Resource(person))
            return (row.name, Resource(person))
        }
    }

    /// Giving a role is asked of the node alone.
    private func asking(_ facts: PermissionFacts, _ resource: Resource, _ subject: WhySubject) -> Resource {
        facts.gives == nil ? resource : .giving(on: subject.node)
    }

    /// Whether something can be asked of a thing of that kind: of itself, of what is to be in it, of roles held on it.
    private func isAsked(_ facts: PermissionFacts, of kind: KindFacts) -> Bool {
        if let role = facts.gives { return model.roles[Int(role.index)].heldOn.contains(kind.id) }
        guard let noun = facts.noun else { return false }
        guard facts.isAskedOfThePlace else { return noun.name == kind.kind.noun || noun.of == kind.kind.name }
        let kinds = model.kinds.filter { $0.kind.noun == noun.name }
        return kinds.contains { inner in
            inner.kind.parent == kind.kind.name
                || (kind.id == .organisation && (inner.id == .person || inner.kind.parent == inner.kind.name))
        }
    }

    /// Whether some role has it; of what none has, an organisation does not speak.
    func isGrantedToSomeone(_ facts: PermissionFacts) -> Bool {
        model.model.roles.contains { role in
            role.grants.contains { grant in
                grant.permissions.contains { pattern in
                    switch pattern {
                    case .permission(let name): name == facts.name
                    case .everyVerb(let noun): facts.noun?.name == noun
                    case .giveAny(let set): facts.gives.map { model.roles[Int($0.index)].role.set == set } ?? false
                    }
                }
            }
        }
    }
}
