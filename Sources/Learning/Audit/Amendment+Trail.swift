// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Amendment {
    /// Adds an entry to the trail, with the rights by which it was done.
    ///
    /// The reasons name roles and lines of the model and no people, so that they stay true whoever reads them later.
    func appendToTrail(_ act: Act, _ right: Right) throws {
        let acting: PersonID? = if case .acting(_, let person) = viewer.principal { person } else { nil }
        try AuditChain.append(
            act,
            at: now,
            by: viewer.person,
            as: acting,
            reasons: reasons(right),
            of: organisation,
            in: transaction
        )
    }

    private func reasons(_ right: Right) -> String {
        switch right {
        case .permit(let permit): reasons(permit)
        case .rule(let words): words
        }
    }

    private func reasons(_ permit: Permit) -> String {
        let why = authorizer.why(
            permit.decision.principal,
            permit.permission,
            permit.resource,
            at: now,
            asker: .operator
        )
        let file = state.modelName + ".yaml"
        let names = Names(person: { _ in "" }, node: { _ in "" }, line: { "\(file):\($0)" })
        let permission = model.permissions[Int(permit.permission.index)].name
        // A verb may take its own right away, as who hands their role on does; then the permit itself is what is left.
        let reasons = why.isAllowed ? why.references(names: names) : []
        return ([permission] + reasons).joined(separator: "; ")
    }
}
