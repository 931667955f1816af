// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Speaker {
    /// Why something is allowed, in one sentence.
    func sentence(_ reason: Reason) -> String {
        switch reason {
        case .grant(let grant): sentence(grant, including: Array(grant.includes.dropFirst().suffix(1)))
        case .service(let service): "The list of the service “\(serviceName(service))” has it."
        case .token: "The token’s list has it too."
        }
    }

    func serviceName(_ service: ServiceID) -> String {
        Int(service.index) < model.services.count ? model.services[Int(service.index)].name : "unknown"
    }

    /// One sentence for each reason; grants that came with the same role, and differ in nothing else, share one.
    func sentences(_ reasons: [Reason]) -> [String] {
        var included: [GrantReason: [RoleID]] = [:]
        var order: [Reason] = []
        for reason in reasons {
            guard case .grant(let grant) = reason, model.isUnconditional(grant.grant), let last = grant.includes.last
            else {
                order.append(reason)
                continue
            }
            var key = grant
            (key.grant, key.includes) = (GrantOrigin(role: grant.held.role, index: 0), [])
            if included[key] == nil { order.append(.grant(key)) }
            included[key, default: []].append(last)
        }
        return order.map { reason in
            guard case .grant(let grant) = reason, let roles = included[grant] else { return sentence(reason) }
            return sentence(grant, including: roles.contains(grant.held.role) ? [] : roles, isUnconditional: true)
        }
    }

    private func sentence(
        _ reason: GrantReason,
        including roles: [RoleID],
        isUnconditional: Bool = false
    ) -> String {
        let included = roles.isEmpty ? "" : ", which includes \(titles(of: roles, "and"))"
        var parts = [lead(reason, included)]
        if let way = way(reason.path) { parts.append(way) }
        if let within = reason.within, within.held.holding == nil || reason.path != within.path,
            let way = way(within.path)
        {
            parts.append(way)
        }
        if !isUnconditional, let grant = model.grant(reason.grant) {
            let voice = voice(reason.held.person)
            parts += grant.conditions.map { $0.statement(in: model.model, to: voice) }
            parts += grant.exceptions.map { $0.statement(holds: false, in: model.model, to: voice) }
        }
        parts = parts.unique
        guard !included.isEmpty, let last = parts.last, parts.count > 1 else { return Self.list(parts, "and") + "." }
        return parts.dropLast().joined(separator: ", ") + ", and \(last)."
    }

    private func lead(_ reason: GrantReason, _ included: String) -> String {
        let person = reason.held.person
        guard person != nil || explanation.principal != .visitor else { return "Everyone may, signed in or not" }
        let within = reason.within.map { " and \(post($0.held))" } ?? ""
        return "\(subject(person)) \(verb(person, "is", "are")) \(post(reason.held))\(included)\(within)"
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

extension CompiledModel {
    /// Whether a grant asks for nothing beside its role.
    fileprivate func isUnconditional(_ origin: GrantOrigin) -> Bool {
        grant(origin).map { $0.conditions.isEmpty && $0.exceptions.isEmpty } ?? false
    }
}
