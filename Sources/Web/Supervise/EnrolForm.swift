// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What is answered so far of enrolling people on a Step: it travels in the address, and at last in the form that is sent.
struct EnrolForm: Sendable, Hashable {
    private(set) var people: [PersonID]
    /// A group, everybody of which is meant besides those who were ticked.
    let group: NodeID?
    let place: NodeID?
    /// Those who were ticked one by one, where others of a group are meant besides.
    private var ticked: [PersonID]?
    /// The last day as it was entered.
    let day: String?
    let search: String
    /// The question that was just answered, or should have been.
    let step: Step?

    /// What a button of the pages says was done.
    enum Step: String, Sendable {
        /// Looked for somebody.
        case find
        case who, which
    }

    init(_ form: Form) {
        var seen: Set<PersonID> = []
        people = form.all("person").compactMap { UInt32($0) }.filter { $0 < 1 << 26 }.map { PersonID(index: $0) }
            .filter { seen.insert($0).inserted }
        group = form["group"].flatMap { NodeID(word: $0) }
        place = form["place"].flatMap { NodeID(word: $0) }
        day = form["day"].map { String($0.prefix(20)) }
        search = String((form["search"] ?? "").prefix(200))
        step = form["step"].flatMap(Step.init)
    }

    /// The first moment of the last day, where one was entered.
    var completeBy: Instant? { day.flatMap { Instant(dayWritten: $0) } }

    /// What is wrong with the day as it was entered.
    var dayProblem: Problems.FieldProblem? {
        guard day != nil, completeBy == nil else { return nil }
        return .init("day", "Enter a day such as 2026-09-30, or leave it empty.")
    }

    /// What is done to each, once everything is answered.
    func act(_ role: String) -> BatchAct? {
        place.map { .enrol(role: role, node: $0, completeBy: completeBy) }
    }

    /// With everybody of its group, whom the group stands for until the last form.
    func filled(with members: [NamedPerson]) -> EnrolForm {
        var filled = self
        let ticked = Set(people)
        filled.people += members.map(\.id).filter { !ticked.contains($0) }
        filled.ticked = people
        return filled
    }

    /// As many as can be enrolled at once.
    var peopleMaximum: Int { group == nil ? Enrolments.peopleMaximum : Batches.peopleMaximum }

    /// The answers as fields, some left out.
    func hidden(without names: String..., isLast: Bool = false) -> [HiddenField] {
        let named = isLast ? people : ticked ?? people
        let fields =
            named.map { HiddenField("person", String($0.index)) }
            + [HiddenField("group", isLast ? nil : group?.word)]
            + [HiddenField("place", place?.word), HiddenField("day", day)]
        return fields.compactMap(\.self).filter { !names.contains($0.name) }
    }

    /// The wizard's address with the people alone: to answer the rest again.
    func address(_ organisation: String, withPeople: Bool) -> String {
        // They are numbers, so nothing has to be escaped.
        let named = (ticked ?? people).map { "person=\($0.index)" }
        let people = (named + [group.map { "group=\($0.word)" }].compactMap(\.self)).joined(separator: "&")
        let query = withPeople ? people + "&step=who" : people
        return Address.enrol(organisation) + (query.isEmpty ? "" : "?" + query)
    }
}
