// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Amendment {
    /// Who decides, by name and by the role that allows it: as the record keeps them.
    ///
    /// Of roles that do not reach this learner's Step none is named, whatever else they allow. Who may by several signs by
    /// the one that includes the others: an educator who is an assessor too signs as the educator.
    func decider(by permit: Permit) throws -> (name: String, role: String) {
        guard let person = viewer.person else { return ("", "") }
        let why = authorizer.why(
            viewer.principal,
            permit.permission,
            permit.resource,
            at: permit.decision.time,
            asker: .operator
        )
        let held = why.reasons.compactMap { reason -> Holding? in
            guard case .grant(let grant) = reason, grant.held.person == person else { return nil }
            return grant.held.holding
        }
        let widest = held.first { holding in !held.contains { includes($0.role, holding.role) } }
        let title = widest.map { self.title(of: $0.role, on: $0.node) } ?? ""
        return (try names(of: [person])[person] ?? "", title)
    }

    /// Whether one role has all that another has, and is another.
    private func includes(_ role: RoleID, _ other: RoleID) -> Bool {
        guard role != other else { return false }
        var (seen, left): (Set<String>, [String]) = ([], [model.roles[Int(role.index)].name])
        let name = model.roles[Int(other.index)].name
        while let next = left.popLast() {
            guard seen.insert(next).inserted, let id = model.role(next) else { continue }
            let included = model.roles[Int(id.index)].role.includes
            if included.contains(name) { return true }
            left += included
        }
        return false
    }
}
