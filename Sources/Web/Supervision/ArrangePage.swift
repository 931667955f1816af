// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The first question: with whom.
struct ArrangeWhoPage: Page {
    static let template = "roles/who"
    static let size = 20

    let frame: Frame
    let steps: Steps
    /// Nothing is answered yet.
    let answers = Summary([])
    let action: String
    let hidden: [HiddenField] = []
    let search: String
    let picks: [Pick]
    let hasPicks: Bool
    let empty: EmptyState?
    let pagination: Pagination?

    init(_ visit: Visit, _ signedIn: SignedIn, _ learners: Paged<NamedPerson>, _ search: String) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "With whom do you meet?", trail: signedIn.supervisionTrail)
        steps = .ofArranging(1)
        action = Address.arrangeSupervision(organisation)
        self.search = search
        picks = learners.items.map { learner in
            Pick(
                title: learner.name,
                detail: nil,
                address: Address.arrangeSupervision(organisation, with: learner.id)
            )
        }
        hasPicks = !picks.isEmpty
        empty =
            hasPicks
            ? nil
            : EmptyState(
                search.isEmpty ? "There are no learners yet" : "No learner of that name",
                says: search.isEmpty
                    ? "Learners appear here once they are enrolled on a Step." : "Look for a part of the name.",
                icon: "people"
            )
        let address = action
        pagination = Pagination(learners) { page in
            Address.with(address, ["search": search.isEmpty ? nil : search, "page": String(page)])
        }
    }
}

/// The second: when and where, and what it is to be about.
struct ArrangePage: Page {
    static let template = "supervision/arrange"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let meeting: MeetingFields
    let agenda: LongField
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ form: SupervisionForm,
        _ learner: NamedPerson,
        _ zone: ClockZone,
        _ problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "When and where?", trail: signedIn.supervisionTrail, problems: problems)
        steps = .ofArranging(2)
        answers = Summary([
            Summary.Row("With", learner.name, change: Address.arrangeSupervision(organisation))
        ])
        action = Address.checkSupervision(organisation)
        hidden = [HiddenField("learner", String(learner.id.index)), visit.once].compactMap(\.self)
        meeting = MeetingFields(form, zone, problems)
        agenda = LongField(
            "agenda",
            "What you want to talk about",
            value: form.agenda,
            rows: 4,
            hint: "\(learner.name) reads it, and can add to it. Write nothing about patients.",
            problems: problems,
            isRequired: false
        )
        cancel = Address.supervisions(organisation)
    }
}

/// The last page: what it comes to, before it is arranged.
struct ArrangeCheckPage: Page {
    static let template = "supervision/check"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    /// Sessions at the same time.
    let meanwhile: [String]
    let hasMeanwhile: Bool
    let action: String
    let hidden: [HiddenField]
    let back: String
    let told: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ form: SupervisionForm,
        _ learner: NamedPerson,
        _ check: SupervisionCheck
    ) {
        let organisation = signedIn.organisation
        let (meeting, zone) = (check.meeting, check.zone)
        frame = Frame(visit, "Check before you arrange it", trail: signedIn.supervisionTrail)
        steps = .ofArranging(3)
        var rows = [
            Summary.Row("With", learner.name), Summary.Row("When", zone.words(meeting.startsAt)),
            Summary.Row("How long", meeting.minutes.lengthWords),
        ]
        if !meeting.place.isEmpty { rows.append(Summary.Row("Where", meeting.place)) }
        if !meeting.link.isEmpty { rows.append(Summary.Row("Link", meeting.link)) }
        if !form.agenda.isEmpty { rows.append(Summary.Row("To talk about", form.agenda)) }
        answers = Summary(rows)
        meanwhile = check.meanwhile.map { other in
            let name = other.other(than: signedIn.viewer.subject).name
            return "You meet \(name) at \(zone.timeWords(other.meeting.startsAt)) on that day."
        }
        hasMeanwhile = !meanwhile.isEmpty
        action = Address.arrangeSupervision(organisation)
        hidden = form.hidden + [visit.once].compactMap(\.self)
        back = Address.checkSupervision(organisation)
        told = "\(learner.name) gets a notice now, and you both get one on the day before."
        cancel = Address.supervisions(organisation)
    }
}

extension Steps {
    fileprivate static func ofArranging(_ current: Int) -> Steps {
        Steps(["With whom", "When and where", "Check"], current: current)
    }
}
