// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Adds entries to the trail, each with the rights by which it was done.
    ///
    /// The reasons name roles and lines of the model and no people, so that they stay true whoever reads them later.
    func appendToTrail(_ records: [(act: Act, right: Right)], _ transaction: any Transaction) throws {
        let acting: PersonID? = if case .acting(_, let person) = viewer.principal { person } else { nil }
        // A thousand acts by one permit have one reason.
        var known: [Permit: String] = [:]
        let entries = records.map { act, right in
            guard case .permit(let permit) = right else { return (act: act, reasons: reasons(right)) }
            let words = known[permit] ?? reasons(permit)
            known[permit] = words
            return (act: act, reasons: words)
        }
        try AuditChain.append(entries, at: now, by: viewer.person, as: acting, of: organisation, in: transaction)
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
