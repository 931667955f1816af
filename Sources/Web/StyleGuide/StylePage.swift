// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One of each part, with contents as they could be.
struct StylePage: Page {
    static let template = "style"

    let frame: Frame
    let colours = ["paper", "sheet", "tint", "line", "ink", "faint", "accent", "honey", "good", "bad", "warning"]
    let icons = [
        "people", "person", "groups", "roles", "key", "shield", "history", "settings", "check", "cross", "clock",
        "warning", "search", "arrow", "menu", "applications", "book", "calendar", "download", "question", "list",
    ]
    let tags = [
        Tag("Draft"), Tag("Active", .good), Tag("Ended", .bad), Tag("Ends soon", .warning), Tag("Waiting", .waiting),
        Tag("Stands in", .special),
    ]
    let people = SampleRow.all
    let pagination = Pagination(page: 2, size: 30, total: 214) { "/style?page=\($0)" }
    let tree = Tree(StylePage.leaves)
    let facts = Summary([
        Summary.Row("Name", "Ada Okafor"), Summary.Row("E-mail address", "ada.okafor@ashford.example"),
        Summary.Row("Member of", "Year 2 Nursing, Tuesday evening group"),
    ])
    let answers = Summary([
        Summary.Row("Who", "Ada Okafor", change: "/style"), Summary.Row("Role", "Course leader", change: "/style"),
        Summary.Row("Where", "Statistics for health sciences", change: "/style"),
        Summary.Row("Until", "No end", change: "/style"),
    ])
    let steps = Steps(["Who", "Role", "Where", "Check", "Done"], current: 3)
    let email: Field
    let password: Field
    let until: Field
    let reason: LongField
    let role: Choices
    let responsibilities: Choices
    let place: Choices
    let toggles = [
        Toggle(
            "self-registration",
            "People may register themselves",
            says: "Anyone with the address may ask for an account; an administrator approves each.",
            isOn: true,
            address: "/style"
        ),
        Toggle(
            "see-grades",
            "Assistants see grades",
            says: "Programme assistants read the grades of the students on their programmes.",
            isOn: false,
            address: nil
        ),
    ]
    let no = Explanation(
        isAllowed: false,
        sentences: [
            "No. You may not grade the work “Week 3 reflection”.",
            "You are a course builder on Statistics for health sciences, which lets you grade old activities only.",
            "The role course leader or course tutor on Statistics for health sciences would allow it.",
            "Maryam Haddad and two others could give it to you.",
        ],
        references: ["university, course-builder, line 214 (U-23, U-27)"]
    )
    let yes = Explanation(
        isAllowed: true,
        sentences: [
            "Yes. Ada Okafor may enrol students on Statistics for health sciences.",
            "She is course leader there, since 3 September 2026, given by Maryam Haddad.",
        ],
        references: ["university, course-leader, line 187 (U-9)"]
    )
    let empty = EmptyState(
        "Nobody holds this role",
        says: "People appear here as soon as they are given it.",
        icon: "people",
        action: Frame.Place("Give this role", at: "/style")
    )

    init(_ visit: Visit, problems: Problems) {
        frame = Frame(
            visit,
            "Style guide",
            trail: [
                Frame.Place("Welcome", at: Address.front), Frame.Place("For those who build", at: Address.styleGuide),
            ],
            problems: problems
        )
        email = Field(
            "email",
            "E-mail address",
            value: visit.form["email"] ?? "",
            type: .email,
            hint: "We write to it only about your account.",
            problems: problems,
            autocomplete: "email",
            width: .long
        )
        password = Field("password", "Password", type: .password, problems: problems, autocomplete: "current-password")
        until = Field("until", "Until", type: .date, hint: "The last day.", isRequired: false, width: .short)
        reason = LongField("reason", "Why", rows: 3, hint: "Kept with the history of the role.", isRequired: false)
        role = Choices("role", "Which role?", Self.roles, chosen: Set(visit.form.all("role")), problems: problems)
        responsibilities = Choices(
            "responsibilities",
            "Which responsibilities?",
            [Choices.Answer("first-aid", "First aid"), Choices.Answer("rota", "Keeps the rota")],
            chosen: ["rota"],
            isRequired: false
        )
        place = Choices(
            "place",
            "Where?",
            ["Anatomy", "Ethics in practice", "Statistics for health sciences"].map { Choices.Answer($0, $0) },
            hint: "Only courses on which you may give the role.",
            isSearchable: true
        )
    }
}
