// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The first question: whom to enrol.
struct EnrolWhoPage: Page {
    static let template = "steps/ask-who"
    /// How many are listed before one has to search.
    static let shownMaximum = 40

    let frame: Frame
    let steps: Steps
    let action: String
    let hidden: [HiddenField]
    let search: String
    let isSearchOffered = true
    let people: Choices?
    /// Nil for who sees no group.
    let groups: Choices?
    let isCut: Bool
    let empty: EmptyState?

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ form: EnrolForm,
        _ outlook: EnrolmentOutlook,
        _ found: Paged<(id: PersonID, name: String)>,
        _ groups: [PlaceChoice] = []
    ) {
        let problems = form.step == .who ? Self.problems(form) : .none
        frame = Frame(visit, "Whom do you enrol?", trail: signedIn.superviseTrail, problems: problems)
        steps = .ofEnrolling(1, signedIn.words.step)
        action = Address.enrol(signedIn.organisation)
        hidden = form.hidden(without: "person", "group")
        self.groups = Choices(everybodyOf: groups, visit.query, problems)
        search = form.search
        // Who was ticked stays in the list, whatever is looked for next.
        let chosen = Set(outlook.people.map(\.id))
        let others = found.items.filter { !chosen.contains($0.id) }
        let answers =
            outlook.people.map { Choices.Answer(String($0.id.index), $0.name) }
            + others.map { Choices.Answer(String($0.id.index), $0.name) }
        isCut = found.total > found.items.count
        people =
            answers.isEmpty
            ? nil
            : Choices(
                "person",
                signedIn.words.people,
                answers,
                chosen: Set(chosen.map { String($0.index) }),
                hint: "Tick one or several, up to \(Enrolments.peopleMaximum).",
                problems: problems
            )
        empty =
            answers.isEmpty
            ? EmptyState("Nobody of that name", says: "Look for a part of the name.", icon: "people") : nil
    }

    private static func problems(_ form: EnrolForm) -> Problems {
        let sentence =
            form.people.count > form.peopleMaximum
            ? "Tick up to \(form.peopleMaximum); these are \(form.people.count)." : "Tick whom you enrol."
        return Problems([.init("person", sentence)])
    }
}

/// The second: on which Step, and by when it is to be completed.
struct EnrolWhichPage: Page {
    static let template = "supervise/enrol"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let places: Choices?
    let hasPlaces: Bool
    let day: Field
    let empty: EmptyState?

    init(_ visit: Visit, _ signedIn: SignedIn, _ form: EnrolForm, _ outlook: EnrolmentOutlook) {
        var found: [Problems.FieldProblem] = []
        let word = signedIn.words.step
        if form.step == .which, form.place == nil { found.append(.init("place", "Choose the \(word).")) }
        if let problem = form.dayProblem { found.append(problem) }
        let problems = Problems(found)
        let organisation = signedIn.organisation
        frame = Frame(visit, "On which \(word)?", trail: signedIn.superviseTrail, problems: problems)
        steps = .ofEnrolling(2, word)
        answers = Summary([
            Summary.Row(
                "Whom",
                outlook.people.enrolledWords,
                change: form.address(organisation, withPeople: false)
            )
        ])
        action = Address.enrol(organisation)
        hidden = form.hidden(without: "place", "day")
        places =
            outlook.steps.isEmpty
            ? nil
            : Choices(
                "place",
                "On which \(word)?",
                outlook.steps.map { Choices.Answer($0.node.word, $0.title) },
                chosen: Set([form.place?.word].compactMap(\.self)),
                problems: problems
            )
        hasPlaces = places != nil
        day = Field(
            "day",
            "To be completed by",
            value: form.day ?? "",
            type: .date,
            hint: "The last day. The learner is reminded two weeks before, and when it is over.",
            problems: problems,
            isRequired: false,
            width: .short
        )
        empty =
            outlook.steps.isEmpty
            ? EmptyState(
                "There is no \(word) to enrol on",
                says: "A \(word) appears here once its proficiencies are loaded.",
                icon: "book"
            ) : nil
    }
}

/// The last page: what would come of it for each, before it is done.
struct EnrolCheckPage: Page {
    static let template = "many/check"

    let frame: Frame
    let steps: Steps?
    let cut: String? = nil
    let facts: Summary
    let groups: [ManyCheckPage.Group]
    let preview: Preview
    let isPossible: Bool
    let action: String
    let hidden: [HiddenField]
    let button: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ form: EnrolForm,
        _ outlook: EnrolmentOutlook,
        _ preview: BatchPreview
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Check before you enrol", trail: signedIn.superviseTrail)
        steps = .ofEnrolling(3, signedIn.words.step)
        facts = Summary([
            Summary.Row("Whom", outlook.people.enrolledWords, change: form.address(organisation, withPeople: false)),
            Summary.Row("What", preview.words, change: form.address(organisation, withPeople: true)),
        ])
        groups = BatchOutcome.allCases.compactMap { ManyCheckPage.Group($0, preview, 100) }
        self.preview = Preview(preview.change)
        let count = preview.count(.done)
        isPossible = count > 0
        action = Address.enrol(organisation)
        hidden = form.hidden(isLast: true)
        button = count == 1 ? "Enrol 1 person" : "Enrol \(count) people"
        cancel = Address.supervise(organisation)
    }
}

extension [NamedPerson] {
    /// "Ada Okafor and Ben Reyes", or of many the first and how many more.
    fileprivate var enrolledWords: String {
        count <= 6 ? map(\.name).listed : prefix(5).map(\.name).joined(separator: ", ") + " and \(count - 5) more"
    }
}

extension Steps {
    fileprivate static func ofEnrolling(_ current: Int, _ word: String) -> Steps {
        Steps(["Whom", "Which \(word)", "Check"], current: current)
    }
}

extension SignedIn {
    /// What confirms and signs off, above a page.
    var superviseTrail: [Frame.Place] { [Frame.Place(superviseTitle, at: Address.supervise(organisation))] }
}
