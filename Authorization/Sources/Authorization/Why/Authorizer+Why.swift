// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Why the answer is yes or no, as far as whoever asks may know.
    ///
    /// It is told to the asker, the principal's own person where nobody is named. Bounded: it looks at what the principal
    /// holds and at the nodes around the thing, never at everyone.
    public func why(
        _ principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant,
        asker: Asker? = nil
    ) -> Explanation {
        var explanation = Explanation(
            principal: principal,
            permission: permission,
            resource: resource,
            time: time,
            asker: .operator,
            isAllowed: allows(principal, permission, resource, at: time),
            reasons: [],
            misses: [],
            authorizer: self
        )
        if explanation.isAllowed {
            explanation.reasons = reasons(of: principal, permission, resource, at: time)
        } else {
            explanation.misses = misses(of: principal, permission, resource, at: time)
        }
        return explanation.seen(by: asker ?? principal.asker)
    }

    private func reasons(
        of principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) -> [Reason] {
        let reasons = { (person: PersonID) in
            Inquiry(self, person, permission, resource, at: time, isAllowed: true).reasons()
        }
        return switch principal {
        case .person(let person): reasons(person)
        case .acting(let actor, let person): reasons(actor) + reasons(person)
        case .token(let person, _): reasons(person) + [.token]
        case .service(let service): [.service(service)]
        case .visitor: visitorReasons(permission, resource)
        }
    }

    private func misses(
        of principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) -> [Miss] {
        guard Int(permission.index) < model.permissions.count else { return [Miss(.unknownPermission)] }
        guard roster.exists(resource.place) else { return [Miss(.unknownPlace)] }
        let misses = { (person: PersonID) -> [Miss] in
            guard roster.isKnown(person) else { return [Miss(.unknownPerson, of: person)] }
            if allows(person, permission, resource, at: time) { return [] }
            return Inquiry(self, person, permission, resource, at: time, isAllowed: false).misses()
        }
        return switch principal {
        case .person(let person): misses(person)
        case .acting(let actor, let person):
            actingMisses(actor, as: person, at: time) + misses(actor) + (actor == person ? [] : misses(person))
        case .token(let person, let list): (list.contains(permission) ? [] : [tokenMiss(person)]) + misses(person)
        case .service(let service): [serviceMiss(service, permission, resource, at: time)]
        case .visitor: visitorMisses(permission, resource)
        }
    }

    /// Why the one may not act as the other at all.
    private func actingMisses(_ actor: PersonID, as person: PersonID, at time: Instant) -> [Miss] {
        guard !mayAct(actor, as: person, at: time), roster.isKnown(actor), roster.isKnown(person) else { return [] }
        let refusal = Miss(.mayNotAct(as: person), of: actor)
        guard let acting = model.acting else { return [refusal] }
        let resource = Resource(person)
        return [refusal] + Inquiry(self, actor, acting, resource, at: time, isAllowed: false).misses()
    }

    private func tokenMiss(_ person: PersonID) -> Miss {
        let doers = Doers(people: [Doer(person: person)])
        return Miss(.notInTheTokensList, of: person, [Suggestion(remedy: .extendToken, by: doers)])
    }

    private func serviceMiss(
        _ service: ServiceID,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) -> Miss {
        let editing = model.permission("role-model.edit").map { [($0, Resource(.organisation))] } ?? []
        let suggestion = Suggestion(remedy: .editRoleModel, by: doers(may: editing, at: time))
        let never = model.nevers[Int(permission.index)].first { holds($0, forNobody: resource) }
        let isListed =
            Int(service.index) < model.services.count
            && model.services[Int(service.index)].permissions.contains(permission)
        if isListed, let never { return Miss(.never(never.origin.index), [suggestion]) }
        return Miss(.notInTheServicesList, [suggestion])
    }
}

extension Miss {
    /// A miss that is about no role.
    init(_ obstacle: Obstacle, of person: PersonID? = nil, _ suggestions: [Suggestion] = []) {
        self.init(subject: .none(person), obstacles: [obstacle], suggestions: suggestions)
    }
}
