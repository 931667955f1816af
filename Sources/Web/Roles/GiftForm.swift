// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What is answered of the wizard so far: it travels in the address, and at last in the form that is sent.
struct GiftForm: Sendable, Hashable {
    let person: PersonID?
    let role: String?
    let place: NodeID?
    /// The days as they were entered.
    let fromWritten: String?
    let untilWritten: String?
    /// Whether the question of the dates was answered, perhaps with none.
    let isDated: Bool
    /// The question that was just answered, or should have been.
    let step: String?

    init(_ form: Form) {
        person = form["person"].flatMap { UInt32($0) }.flatMap { $0 < 1 << 26 ? PersonID(index: $0) : nil }
        role = form["role"].flatMap { $0.utf8.count <= 64 ? $0 : nil }
        place = form["place"].flatMap { NodeID(word: $0) }
        fromWritten = form["from"].map { String($0.prefix(20)) }
        untilWritten = form["until"].map { String($0.prefix(20)) }
        isDated = form["dated"] != nil
        step = form["step"]
    }

    var soFar: GiftSoFar { GiftSoFar(person: person, role: role, node: place) }

    /// What is wrong with the dates as they were entered.
    var dateProblems: [Problems.FieldProblem] {
        let hint = "Enter a day such as 2026-09-30, or leave it empty."
        var problems: [Problems.FieldProblem] = []
        if let fromWritten, Instant(dayWritten: fromWritten) == nil { problems.append(.init("from", hint)) }
        if let untilWritten, Instant(dayWritten: untilWritten) == nil { problems.append(.init("until", hint)) }
        if problems.isEmpty, let from, let until, until <= from {
            problems.append(
                .init("until", "The last day is before the first. Enter a later day, or another first day.")
            )
        }
        return problems
    }

    /// The first moment of the first day.
    var from: Instant? { fromWritten.flatMap { Instant(dayWritten: $0) } }
    /// The moment after the last day.
    var until: Instant? { untilWritten.flatMap { Instant(dayWritten: $0) }?.nextDay }

    /// The gift, once everything is answered; a role held on the organisation alone needs no place.
    func gift(isOrganisationWide: Bool) -> Gift? {
        let node = isOrganisationWide ? .organisation : place
        guard let person, let role, let node else { return nil }
        return Gift(of: role, to: person, on: node, from: from, until: until)
    }

    /// The answers as fields, some left out.
    func hidden(without names: String...) -> [HiddenField] {
        let fields = [
            HiddenField("person", person.map { String($0.index) }), HiddenField("role", role),
            HiddenField("place", place?.word), HiddenField("from", fromWritten), HiddenField("until", untilWritten),
            HiddenField("dated", isDated ? "yes" : nil),
        ]
        return fields.compactMap(\.self).filter { !names.contains($0.name) }
    }

    /// The wizard's address with these answers, some left out and one put in.
    func address(_ organisation: String, without names: Set<String> = [], _ answer: (String, String)? = nil) -> String {
        let taken = names.union(answer.map { [$0.0] } ?? [])
        func kept(_ name: String, _ value: String?) -> String? {
            answer?.0 == name ? answer?.1 : taken.contains(name) ? nil : value
        }
        return Address.with(
            Address.giveRole(organisation),
            [
                "person": kept("person", person.map { String($0.index) }), "role": kept("role", role),
                "place": kept("place", place?.word), "from": kept("from", fromWritten),
                "until": kept("until", untilWritten), "dated": kept("dated", isDated ? "yes" : nil),
                "search": kept("search", nil), "page": kept("page", nil),
            ]
        )
    }
}
