// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations

/// Puts something into a learning course of a demonstration, has two learners complete it, and asks those who register
/// a few things.
struct DemoCourses {
    private let platform: Platform
    private let id: OrganisationID
    private let organisation: Organisation

    init(_ platform: Platform, _ id: OrganisationID, _ organisation: Organisation) {
        (self.platform, self.id, self.organisation) = (platform, id, organisation)
    }

    /// Fills the course of one name, where there is one; others stay empty, as those are that somebody has just made.
    func run() async throws {
        guard let course = organisation.directory.nodes.first(where: { $0.name == "sepsis" })?.id,
            let editor = who("course.edit", Resource(in: course)).first
        else { return }
        let courses = Courses(platform)
        let title = try await courses.details(course, by: editor).title
        try await courses.edit(course, title: title, says: Self.says, by: editor)
        for (title, text, address) in Self.parts {
            let draft = CoursePartDraft(title: title, text: text, address: address ?? "")
            try await courses.add(draft, as: address == nil ? .text : .link, to: course, by: editor)
        }
        for learner in who("course.follow", Resource(in: course)).prefix(2) {
            try await courses.complete(course, on: nil, by: learner)
        }
        try await ask()
    }

    /// What everyone is asked who registers, with the answers of the first ones.
    private func ask() async throws {
        let questions = ProfileQuestions(platform)
        guard let editor = who("organisation.edit-details", Resource(.organisation)).first else { return }
        let drafts = [
            ProfileQuestionDraft(words: "Where do you work?", kind: .choice, choices: Self.units),
            ProfileQuestionDraft(words: "What is your profession?", kind: .text),
            ProfileQuestionDraft(words: "Is critical care new to you?", kind: .yesNo),
        ]
        for draft in drafts { try await questions.add(draft, by: editor) }
        let asked = try await questions.list(by: editor)
        let units = Self.units.split(separator: "\n").map(String.init)
        let active = organisation.directory.people.map(\.id).filter { organisation.roster.isActive($0) }
        for (number, person) in active.prefix(40).enumerated() {
            let answers = [
                units[number % units.count], Self.professions[number % Self.professions.count],
                number % 3 == 0 ? "yes" : "no",
            ]
            let kept = Dictionary(uniqueKeysWithValues: zip(asked.map(\.id), answers))
            try await People(platform).answer(kept, for: person, by: Viewer(.person(person), in: id))
        }
        // A group of two of the units, besides who was put into it by hand.
        guard let group = organisation.directory.nodes.first(where: { $0.name == "adult-unit" })?.id,
            let first = asked.first
        else { return }
        try await Groups(platform).setRule(GroupRule([first.id: Array(units.prefix(2))]), of: group, by: editor)
    }

    /// Everyone whom the model lets do something, in the order of the file.
    private func who(_ name: String, _ resource: Resource) -> [Viewer] {
        guard let permission = organisation.model.permission(name) else { return [] }
        return organisation.authorizer.who(may: permission, resource, at: organisation.today)
            .map { Viewer(.person($0), in: id) }
    }

    private static let units = "Adult intensive care\nHigh dependency\nCardiac intensive care\nOutreach team"
    private static let professions = ["Staff nurse", "Senior staff nurse", "Physiotherapist", "Support worker"]

    private static let says = """
        How to notice that a patient in critical care is becoming septic, whom to tell, and what to have ready.

        It takes about an hour and a half. Read the three texts, look at the page that is linked, and then spend a part \
        of a shift with somebody who looks after a patient with an infection.
        """

    private static let parts: [(title: String, text: String, address: String?)] = [
        (
            "What you are looking for",
            """
            Sepsis is an infection to which the body answers so strongly that its own organs suffer. Early on it looks \
            like many other things, and so it is a change that you look for and not a number.

            Ask at each set of observations: is the patient breathing faster than an hour ago? Is the skin mottled, or the \
            refill slower? Has the urine of the last two hours become less? Is somebody who was clear now confused?

            One of these is a reason to look again soon. Two of them together are a reason to call.
            """, nil
        ),
        (
            "Whom to tell, and in which words",
            """
            Say who you are, who the patient is, what has changed and since when, and what you are worried about. Say the \
            word sepsis aloud: whoever listens then thinks of it too.

            If you are not heard, say it again to the nurse in charge. Nobody is told off for having called too early.

            Write down when you called, and what was decided.
            """, nil
        ),
        (
            "What to have ready",
            """
            Blood cultures before antibiotics, if that delays nothing. A lactate. A second cannula. Fluid, and a way to \
            measure what goes in and out. The allergies, read aloud from the chart and not from memory.

            Look at the line sites, the wounds and the catheter while you wait: one of them may be the source.
            """, nil
        ),
        (
            "The protocol of the trust",
            "The doses and the times are there, and they change: look them up each time.",
            "https://protocols.example.org/critical-care/sepsis"
        ),
    ]
}
