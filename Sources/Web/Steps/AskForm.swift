// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What is answered so far of asking for confirmation: it travels in the address, and at last in the form that is sent.
struct AskForm: Sendable, Hashable {
    let people: [PersonID]
    let numbers: [Int]
    /// Whether everything that can be asked for is meant.
    let isEverything: Bool
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
        var (seen, counted): (Set<PersonID>, Set<Int>) = ([], [])
        people = form.all("person").compactMap { UInt32($0) }.filter { $0 < 1 << 26 }.map { PersonID(index: $0) }
            .filter { seen.insert($0).inserted }
        numbers = form.all("proficiency").compactMap { Int($0) }.filter { counted.insert($0).inserted }
        isEverything = form.isTicked("all")
        search = form["search"] ?? ""
        step = form["step"].flatMap(Step.init)
    }

    /// The answers as fields, some left out.
    func hidden(without names: String...) -> [HiddenField] {
        let fields =
            people.map { HiddenField("person", String($0.index)) }
            + numbers.map { HiddenField("proficiency", String($0)) } + [HiddenField("all", isEverything ? "yes" : nil)]
        return fields.compactMap(\.self).filter { !names.contains($0.name) }
    }

    /// The wizard's address with these answers.
    func address(_ organisation: String, _ node: NodeID, after step: Step? = nil) -> String {
        let fields = hidden() + [HiddenField("step", step?.rawValue)].compactMap(\.self)
        // They are numbers and words of ours, so nothing has to be escaped.
        let query = fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return Address.askForConfirmation(organisation, node) + (query.isEmpty ? "" : "?" + query)
    }
}

/// The answers beside what can be chosen: what the pages of the wizard have in common.
struct AskDraft: Sendable {
    let form: AskForm
    let own: OwnStep
    let organisation: String
    /// Everybody who can be asked.
    let askable: [NamedPerson]
    /// Of these, who was chosen.
    let people: [NamedPerson]
    /// What was chosen of what can be asked for.
    let lines: [StepRecord.Line]

    init(_ form: AskForm, _ own: OwnStep, _ askable: [NamedPerson], at organisation: String) {
        (self.form, self.own, self.askable, self.organisation) = (form, own, askable, organisation)
        let (people, numbers) = (Set(form.people), Set(form.numbers))
        self.people = askable.filter { people.contains($0.id) }
        lines = own.askable.filter { form.isEverything || numbers.contains($0.proficiency.number) }
    }

    var action: String { Address.askForConfirmation(organisation, own.record.node) }

    /// Whether as many were chosen as can be asked.
    var hasPeople: Bool { (1...Self.peopleMaximum).contains(people.count) }

    static let peopleMaximum = 10

    func steps(_ current: Int) -> Steps { Steps(["Whom", "Which", "Check"], current: current) }

    func trail(_ signedIn: SignedIn) -> [Frame.Place] {
        let record = own.record
        return [signedIn.learningPortal, Frame.Place(record.title, at: Address.ownStep(organisation, record.node))]
    }
}
