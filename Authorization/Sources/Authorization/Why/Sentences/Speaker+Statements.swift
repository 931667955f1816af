// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Speaker {
    /// An obstacle that is about no role, as a sentence without its full stop.
    func statement(_ obstacle: Obstacle, of person: PersonID?) -> String {
        switch obstacle {
        case .unknownPerson: "There is no such person"
        case .unknownPlace: "There is no such place"
        case .unknownPermission: "There is nothing of that name to do"
        case .inactive: "\(subject(person)) \(verb(person, "is", "are")) not active"
        case .notSignedIn: "Nobody has signed in"
        case .mayNotAct(let other): "\(subject(person)) may not act as \(object(other))"
        case .notInTheTokensList: "The token’s list does not have it"
        case .notInTheServicesList: servicesStatement
        case .nobodyIsGranted: "No role may do this"
        case .never(let index): neverStatement(index)
        case .toOneself: "Nobody gives a role to themselves"
        case .ceiling(let own, let surplus): ceilingStatement(own, surplus, of: person)
        case .hidden: "Something that you may not see stands in the way"
        case .unseenThing: "There is nothing of that name that you may see"
        default: "Something stands in the way"
        }
    }

    private var servicesStatement: String {
        guard case .service(let service) = explanation.principal else { return "The service’s list does not have it" }
        return "The list of the service “\(serviceName(service))” does not have it"
    }

    private func neverStatement(_ index: Int) -> String {
        let never = model.model.nevers[index]
        if !never.says.isEmpty { return never.says.hasSuffix(".") ? String(never.says.dropLast()) : never.says }
        let limits = never.limits(in: model.model)
        return limits.isEmpty ? "Nobody may do this" : "Nobody may do this: \(Self.list(limits, "and"))"
    }

    private func ceilingStatement(_ own: RoleID?, _ surplus: [Permission], of person: PersonID?) -> String {
        guard let role = model[explanation.permission].gives else { return "Nobody gives beyond their own role" }
        let other = own.map { title(of: $0) } ?? "\(object(person))’s own role"
        if surplus.isEmpty { return "\(title(of: role)) may do more than \(other)" }
        let first = surplus.prefix(5).map { model[$0].name }
        let rest = surplus.count > 5 ? ["\(surplus.count - 5) more"] : []
        return "\(title(of: role)) may do what \(other) may not: \(Self.list(first + rest, "and"))"
    }
}
