// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// Enrolling many, by when they are to be done, and moving them to another version.
    var enrolling: [any Web.Page] {
        let ada = Site.ada
        let priya = NamedPerson(id: PersonID(index: 4), name: "Priya Raman")
        let step = StepChoice(node: NodeID(index: 2), title: "Step 1")
        let outlook = EnrolmentOutlook(role: "learner", steps: [step], people: [priya])
        let nowhere = EnrolmentOutlook(role: "learner", steps: [], people: [priya])
        let found = Paged<(id: PersonID, name: String)>(
            items: [(PersonID(index: 5), "Ben Reyes")],
            page: Learning.Page(size: 40),
            total: 60
        )
        let nobody = Paged<(id: PersonID, name: String)>(items: [], page: Learning.Page(size: 40), total: 0)
        let preview = BatchPreview(
            words: "Enrol on Step 1",
            rows: [
                BatchRow(
                    person: PersonID(index: 4),
                    name: "Priya Raman",
                    outcome: .done,
                    reason: "2 are carried over."
                ),
                BatchRow(person: PersonID(index: 5), name: "Ben Reyes", outcome: .refused, reason: "No."),
            ],
            change: ChangePreview(replaced: [], carried: [], groups: [], peopleCount: 1)
        )
        let empty = EnrolmentOutlook(role: "learner", steps: [step], people: [])
        let wrong = EnrolForm(Form([.init(name: "step", value: "which"), .init(name: "day", value: "soon")]))
        let asked = EnrolForm(Form([.init(name: "step", value: "who"), .init(name: "search", value: "Pri")]))
        let outdated = OutdatedStep(
            node: NodeID(index: 2),
            title: "Step 1",
            published: 2,
            learners: [OutdatedStep.Learner(id: PersonID(index: 4), name: "Priya Raman", version: 1)]
        )
        let problems = Problems([.init("day", "Enter a day."), .init("person-2", "Tick whom you move.")])
        return [
            EnrolWhoPage(visit, ada, asked, outlook, found, [samplePlace]),
            EnrolWhoPage(visit, ada, asked, empty, nobody),
            EnrolWhichPage(visit, ada, wrong, outlook),
            EnrolWhichPage(visit, ada, asked, nowhere),
            EnrolCheckPage(visit, ada, asked, outlook, preview),
            CompletionPage(visit, ada, record(), written: "soon", problems: problems),
            VersionListPage(visit, ada, [outdated], problems),
            VersionListPage(visit, ada, []),
            VersionCheckPage(visit, ada, outdated, [PersonID(index: 4)], preview),
        ]
    }
}
