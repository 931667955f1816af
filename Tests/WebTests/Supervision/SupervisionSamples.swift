// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// Supervision sessions, and the clock by which people meet.
    var supervision: [any Web.Page] {
        let ada = Site.ada
        let problems = Problems([
            .init("day", "Enter a day."), .init("time", "Enter a time."), .init("minutes", "Choose."),
            .init("place", "Say where."), .init("link", "Enter a link."), .init("agenda", "Shorten."),
            .init("notes", "Shorten."), .init("reason", "Say why."), .init("zone", "Choose one."),
        ])
        let form = SupervisionForm(session())
        let learner = NamedPerson(id: PersonID(index: 4), name: "Priya Raman")
        let check = SupervisionCheck(meeting: session().meeting, zone: .utc, meanwhile: [session()])
        var typed = visit
        typed.form = Form([.init(name: "agenda", value: "The rota"), .init(name: "notes", value: "Well")])
        return [
            SupervisionListPage(
                visit,
                ada,
                coming: [session()],
                past: pages([session(isCancelled: true)]),
                mayArrange: true,
                ReviewTasks(answers: 1, signOffs: 0, maySignOff: true, enrolling: nil, now: moment, seesSessions: true)
            ),
            SupervisionListPage(visit, ada, coming: [], past: pages([]), mayArrange: false, nil),
            SupervisionPage(visit, ada, meeting(.coming), problems: problems),
            SupervisionPage(typed, ada, meeting(.coming), objection: "It was changed."),
            SupervisionPage(visit, ada, meeting(.cancelled, isCancelled: true)),
            ArrangeWhoPage(visit, ada, pages([learner]), "Pri"),
            ArrangeWhoPage(visit, ada, pages([]), ""),
            ArrangePage(visit, ada, form, learner, .utc, problems),
            ArrangeCheckPage(visit, ada, form, learner, check),
            SupervisionChangePage(visit, ada, meeting(.coming), form, problems: problems, objection: "Changed."),
            SupervisionCancelPage(visit, ada, meeting(.coming), problems: problems, objection: "Changed."),
            TimeZonePage(visit, ada, .utc, problems: problems),
        ]
    }

    /// A session of the day after the moment of the samples.
    func session(isCancelled: Bool = false) -> Supervision {
        Supervision(
            id: 3,
            learner: NamedPerson(id: PersonID(index: 4), name: "Priya Raman"),
            arranger: NamedPerson(id: PersonID(index: 3), name: "Ada Okafor"),
            meeting: Supervision.Meeting(
                startsAt: Instant(seconds: moment.seconds + 86_400),
                minutes: 90,
                place: isCancelled ? "" : "Seminar room",
                link: "https://meet.example.org/1"
            ),
            zone: .utc,
            revision: 2,
            word: String(repeating: "a", count: 64),
            changedAt: moment,
            cancellation: isCancelled ? Supervision.Cancellation(at: moment, reason: "Ill") : nil
        )
    }

    private func meeting(_ state: Supervision.State, isCancelled: Bool = false) -> SupervisionDetails {
        let session = session(isCancelled: isCancelled)
        return SupervisionDetails(
            supervision: session,
            parts: [
                SupervisionPart(author: session.learner, agenda: "", notes: "", revision: 0, writtenAt: nil),
                SupervisionPart(
                    author: session.arranger,
                    agenda: "Rota",
                    notes: "Well",
                    revision: 1,
                    writtenAt: moment
                ),
            ],
            writes: isCancelled ? nil : session.arranger.id,
            mayEdit: !isCancelled,
            state: state,
            isLearnerGone: true
        )
    }

    private func pages<Item>(_ items: [Item]) -> Paged<Item> {
        Paged(items: items, page: Learning.Page(2, size: 20), total: items.isEmpty ? 0 : 99)
    }
}
