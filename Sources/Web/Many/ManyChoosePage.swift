// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One question about what is to be done for many.
struct ManyChoosePage: Page {
    static let template = "many/choose"

    let frame: Frame
    let lead: String
    let cut: String?
    let action: String
    let hidden: [HiddenField]
    let radios: Choices?
    /// Many answers, in a list that can be searched.
    let select: Choices?
    let empty: EmptyState?
    let cancel: String

    /// What is to be done.
    init(acts choice: ManyChoice, _ visit: Visit) {
        let problems = Self.problems(visit, "act", "Choose what is to be done.")
        let answers = [
            Choices.Answer("give", "Give a role"), Choices.Answer("end", "End a role"),
            Choices.Answer("move", "Move to a group", hint: "They leave other groups of its kind."),
            Choices.Answer("deactivate", "Deactivate", hint: "They are signed out and cannot sign in."),
            Choices.Answer(
                "invite",
                "Send an invitation",
                hint: visit.pages.configuration.sendsMail
                    ? "A mail to set a password, to those who have none yet."
                    : "This server sends no mail. On each person’s page there is a link to give them.",
                isImpossible: !visit.pages.configuration.sendsMail
            ),
        ]
        let radios = Choices("act", "What is to be done?", answers, problems: problems)
        self.init(visit, choice, "For \(choice.words)", "act", radios: radios, select: nil, problems)
    }

    /// Which role.
    init(roles: [RoleChoice], _ choice: ManyChoice, _ visit: Visit) {
        let problems = Self.problems(visit, "role", "Choose a role.")
        let radios = Choices(
            "role",
            choice.form.act == .give ? "Which role do they get?" : "Which role ends?",
            roles.map { Choices.Answer($0.name, $0.title, hint: $0.heldOn.joined(separator: ", ").capitalisedFirst) },
            problems: problems
        )
        self.init(visit, choice, "For \(choice.words)", "role", radios: radios, select: nil, problems)
    }

    /// Where.
    init(places: [PlaceChoice], _ search: String, _ choice: ManyChoice, _ visit: Visit) {
        let problems = Self.problems(visit, "place", "Choose a place.")
        let select = Choices(
            "place",
            choice.form.act == .move ? "Which group do they go to?" : "Where?",
            places.map {
                Choices.Answer($0.node.word, $0.title.isEmpty ? $0.kindTitle : "\($0.title) (\($0.kindTitle))")
            },
            problems: problems,
            isSearchable: true
        )
        self.init(
            visit,
            choice,
            "For \(choice.words)",
            "place",
            radios: nil,
            select: places.isEmpty ? nil : select,
            problems
        )
    }

    private init(
        _ visit: Visit,
        _ choice: ManyChoice,
        _ title: String,
        _ question: String,
        radios: Choices?,
        select: Choices?,
        _ problems: Problems
    ) {
        let signedIn = choice.signedIn
        cancel = Address.people(signedIn.organisation)
        frame = Frame(visit, title, trail: [Frame.Place(signedIn.words.people, at: cancel)], problems: problems)
        lead = "Nothing is changed before you have seen what it comes to."
        cut = choice.cut
        action = Address.newMany(signedIn.organisation)
        hidden = choice.form.hidden(without: question) + [HiddenField("step", question)].compactMap(\.self)
        self.radios = radios
        self.select = select
        empty =
            radios == nil && select == nil
            ? EmptyState("Nowhere", says: "There is no place on which you may do this.", icon: "groups") : nil
    }

    /// That the question was not answered, if it was asked.
    private static func problems(_ visit: Visit, _ question: String, _ message: String) -> Problems {
        visit.query["step"] == question ? Problems([.init(question, message)]) : .none
    }
}

/// That nobody was chosen.
struct ManyNobodyPage: Page {
    static let template = "many/nobody"

    let frame: Frame
    let empty: EmptyState

    init(_ visit: Visit, _ signedIn: SignedIn) {
        let people = Address.people(signedIn.organisation)
        frame = Frame(visit, "Nobody is chosen", trail: [Frame.Place(signedIn.words.people, at: people)])
        empty = EmptyState(
            "Tick somebody first",
            says: "Tick the names in the list, or choose everyone whom the list has.",
            icon: "people",
            action: Frame.Place("Back to the list", at: people)
        )
    }
}
