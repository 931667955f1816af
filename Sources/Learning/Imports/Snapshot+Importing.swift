// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Snapshot {
    /// Who signs in with these addresses, whoever asks.
    func people(withAddresses keys: [String]) throws -> [String: PersonRow] {
        var people: [String: PersonRow] = [:]
        for begin in stride(from: 0, to: keys.count, by: 2_000) {
            let some = Array(keys[begin..<min(begin + 2_000, keys.count)])
            let rows = try transaction.rows(
                """
                SELECT \(PersonRow.columns), account.email_key
                FROM \(PersonRow.tables)
                WHERE account.organisation_id = \(organisation) AND account.email_key \(in: some)
                """
            )
            for row in rows { people[try row.read("email_key")] = try PersonRow(row) }
        }
        return people
    }

    /// What a rule says that a new person's roles would break, who has no name here yet.
    func newcomersObjection(to rule: BrokenRule) throws -> String {
        switch rule {
        case .severalOfSet(let set, let first, let second):
            let count = set.eachPerson == .exactlyOne ? "one" : "at most one"
            return "Each person holds \(count) of \(title(of: first.role, on: first.node)) and "
                + "\(title(of: second.role, on: second.node)). Leave one out."
        case .notCarried(let holding):
            return "\(title(of: holding.role, on: holding.node)) has an effect only beside another role. Give that too."
        case .severalHolders, .noHolder, .noTopRole, .circle:
            return try objection(to: rule).sentence
        }
    }
}

extension PersonRow {
    /// Their name where the viewer may know it.
    func shown(to snapshot: Snapshot) -> String {
        snapshot.allows(.personView, Resource(id)) ? name : "The person with this address"
    }
}

extension [String] {
    /// "One, two and three".
    var listedPlainly: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
