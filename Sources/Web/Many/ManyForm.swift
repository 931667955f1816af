// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What is answered so far of doing the same for many: it travels in the address, and at last in the form that is sent.
struct ManyForm: Sendable {
    let people: [PersonID]
    /// Whether everyone of the filter is meant, and not only those who were ticked.
    let isEveryone: Bool
    let filter: PeopleFilter
    let act: Act?
    let role: String?
    let place: NodeID?

    /// What can be done.
    enum Act: String, Sendable, CaseIterable {
        case give, end, move, deactivate, invite
    }

    init(_ form: Form) {
        var seen: Set<PersonID> = []
        people = form.all("person").compactMap { UInt32($0) }.filter { $0 < 1 << 26 }.map { PersonID(index: $0) }
            .filter { seen.insert($0).inserted }
        isEveryone = form.isTicked("all")
        filter = PeopleFilter(
            search: form["q"] ?? "",
            status: form["status"].flatMap(PeopleFilter.Status.init) ?? .active
        )
        act = form["act"].flatMap(Act.init)
        role = form["role"].flatMap { $0.utf8.count <= 64 ? $0 : nil }
        place = form["place"].flatMap { NodeID(word: $0) }
    }

    /// What is to be done, once everything is answered.
    func batchAct(isOrganisationWide: Bool) -> BatchAct? {
        let node = isOrganisationWide ? .organisation : place
        switch (act, role, node) {
        case (.give, let role?, let node?): return .give(role: role, node: node)
        case (.end, let role?, let node?): return .end(role: role, node: node)
        case (.move, _, let node?) where place != nil && node.person == nil: return .move(group: node)
        case (.deactivate, _, _): return .deactivate
        case (.invite, _, _): return .invite
        default: return nil
        }
    }

    /// The answers as fields; whoever was ticked is left out where everyone is meant.
    func hidden(without names: String...) -> [HiddenField] {
        let choice: [HiddenField?] =
            isEveryone
            ? [
                HiddenField("all", "yes"), HiddenField("q", filter.search.isEmpty ? nil : filter.search),
                HiddenField("status", filter.status.rawValue),
            ] : people.map { HiddenField("person", String($0.index)) }
        let answers = [
            HiddenField("act", act?.rawValue), HiddenField("role", role), HiddenField("place", place?.word),
        ]
        return (choice + answers).compactMap(\.self).filter { !names.contains($0.name) }
    }
}
