// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Answers who may do what, from one role model and one state of a roster.
///
/// Six questions: ``decide(_:_:_:at:)``, ``who(may:_:at:)``, ``which(_:may:at:)``, ``what(_:may:at:)``,
/// ``why(_:_:_:at:asker:)`` and ``Change``. An authorizer is a value: it never changes, and any number of threads may ask
/// it. After a change of the roster, make another one; it costs nothing.
///
/// ```swift
/// let authorizer = Authorizer(roster)
/// authorizer.allows(.person(tom), grading, Resource(in: algebra, owner: zoe), at: now)
/// ```
public struct Authorizer: Sendable {
    public let roster: Roster

    public init(_ roster: Roster) {
        self.roster = roster
    }

    public var model: CompiledModel { roster.model }

    /// Whether the principal may.
    ///
    /// Nothing unknown is ever allowed.
    public func allows(
        _ principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) -> Bool {
        switch principal {
        case .person(let person):
            allows(person, permission, resource, at: time)
        case .acting(let actor, let person):
            mayAct(actor, as: person, at: time) && allows(actor, permission, resource, at: time)
                && allows(person, permission, resource, at: time)
        case .token(let person, let list):
            list.contains(permission) && allows(person, permission, resource, at: time)
        case .service(let service):
            Int(service.index) < model.services.count
                && model.services[Int(service.index)].permissions.contains(permission)
                && roster.exists(resource.place) && !isNever(nil, permission, resource, at: time)
        case .visitor:
            Int(permission.index) < model.permissions.count && roster.exists(resource.place)
                && visitorMay(permission, resource, at: time) && !isNever(nil, permission, resource, at: time)
        }
    }

    /// The answer with what it was decided from.
    public func decide(
        _ principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) -> Decision {
        Decision(
            isAllowed: allows(principal, permission, resource, at: time),
            principal: principal,
            permission: permission,
            resource: resource,
            time: time,
            revision: roster.revision
        )
    }

    /// Proof that the principal may, or the refusal.
    ///
    /// - Throws: ``Refusal`` where the answer is no.
    public func permit(
        _ principal: Principal,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) throws(Refusal) -> Permit {
        let decision = decide(principal, permission, resource, at: time)
        guard decision.isAllowed else { throw Refusal(decision: decision) }
        return Permit(decision: decision)
    }
}
