// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Making a course, or writing anew what it is called and says of itself.
struct CourseFormPage: Page {
    static let template = "courses/form"

    let frame: Frame
    let meanwhile: Meanwhile?
    let action: String
    let hidden: [HiddenField]
    let title: Field
    let says: LongField
    let button: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: CourseDetails?,
        _ problems: Problems,
        _ meanwhile: Meanwhile? = nil
    ) {
        self.meanwhile = meanwhile
        let organisation = signedIn.organisation
        let above = details.map { Frame.Place($0.title, at: Address.course(organisation, $0.node)) }
        frame = Frame(
            visit,
            details.map { "Edit “\($0.title)”" } ?? "New \(signedIn.words.course)",
            trail: [signedIn.coursesPlace, above].compactMap(\.self),
            problems: problems
        )
        action = details.map { Address.courseEdit(organisation, $0.node) } ?? Address.newCourse(organisation)
        // Who was told what changed meanwhile saves over that; who only mistyped, over what they saw first.
        let seen = problems.all.isEmpty ? details?.mark : details.map { _ in visit.form["seen"] ?? "" }
        hidden = [HiddenField("seen", seen), details == nil ? visit.once : nil].compactMap(\.self)
        let isSent = !problems.all.isEmpty || meanwhile != nil
        title = Field(
            "title",
            "What is it called?",
            value: isSent ? visit.form["title"] ?? "" : details?.title ?? "",
            problems: problems,
            width: .long
        )
        says = LongField(
            "says",
            "What is it about?",
            value: isSent ? visit.form["says"] ?? "" : details?.says ?? "",
            rows: 6,
            hint: "What one learns, how long it takes, and where it is held. Whoever is offered it reads this first.",
            problems: problems,
            isRequired: false
        )
        button = details == nil ? "Make it" : "Save"
        cancel = above?.address ?? Address.courses(organisation)
    }
}

/// Whether to remove a course, and what becomes of who has it.
struct CourseRemovalPage: Page {
    static let template = "courses/removal"

    let frame: Frame
    let action: String
    let back: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ details: CourseDetails) {
        back = Address.course(signedIn.organisation, details.node)
        frame = Frame(
            visit,
            "Remove “\(details.title)”?",
            trail: [signedIn.coursesPlace, Frame.Place(details.title, at: back)]
        )
        action = Address.courseRemoval(signedIn.organisation, details.node)
    }
}
