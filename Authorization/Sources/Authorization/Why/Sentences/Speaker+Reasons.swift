// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Speaker {
    /// Why something is allowed, in one sentence.
    func sentence(_ reason: Reason) -> String {
        switch reason {
        case .grant(let grant): sentence(grant)
        case .service(let service): "The list of the service “\(serviceName(service))” has it."
        case .token: "The token’s list has it too."
        }
    }

    func serviceName(_ service: ServiceID) -> String {
        Int(service.index) < model.services.count ? model.services[Int(service.index)].name : "unknown"
    }

    private func sentence(_ reason: GrantReason) -> String {
        var parts = [lead(reason)]
        if let way = way(reason.path) { parts.append(way) }
        if let within = reason.within, within.held.holding == nil || reason.path != within.path,
            let way = way(within.path)
        {
            parts.append(way)
        }
        if let grant = model.grant(reason.grant) {
            let voice = voice(reason.held.person)
            parts += grant.conditions.map { $0.statement(in: model.model, to: voice) }
            parts += grant.exceptions.map { $0.statement(holds: false, in: model.model, to: voice) }
        }
        let included = reason.includes.dropFirst().map { title(of: $0) }
        if !included.isEmpty {
            parts.append("\(title(of: reason.held.role)) includes \(Self.list(Array(included), "and"))")
        }
        return Self.list(parts.unique, "and") + "."
    }

    private func lead(_ reason: GrantReason) -> String {
        let person = reason.held.person
        guard person != nil || explanation.principal != .visitor else { return "Everyone may, signed in or not" }
        let within = reason.within.map { " and \(post($0.held))" } ?? ""
        return "\(subject(person)) \(verb(person, "is", "are")) \(post(reason.held))\(within)"
    }

    /// How a thing lies inside a node: "Algebra lies in Statistics, which lies in the MBA"; nothing where it goes
    /// without saying.
    private func way(_ path: [SeenNode]) -> String? {
        guard path.count > 1, path.last != .node(.organisation), let first = path.first else { return nil }
        let isPerson = first.node?.isPerson ?? false
        let start =
            isPerson
            ? "\(title(of: first)) \(verb(first.node?.person, "is", "are")) in " : "\(title(of: first)) lies in "
        return start + path.dropFirst().map(title).joined(separator: ", which lies in ")
    }
}
