// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// The same for many at once, and photos.
    var many: [any Web.Page] {
        let (ada, priya) = (Site.ada, PersonID(index: 4))
        let form = ManyForm(Form([.init(name: "person", value: "4"), .init(name: "act", value: "give")]))
        let choice = ManyChoice(form, 2, 3, ada)
        let roles = [
            RoleChoice(name: "tutor", title: "Tutor", says: "", heldOn: ["course"], isOrganisationWide: false)
        ]
        let rows = [
            BatchRow(person: priya, name: "Priya Raman", outcome: .done),
            BatchRow(person: PersonID(index: 5), name: "Tom Baker", outcome: .refused, reason: "No."),
        ]
        let manyRows = (0..<120).map { BatchRow(person: PersonID(index: UInt32($0)), name: "x", outcome: .nothing) }
        var asked = visit
        asked.query = Form([.init(name: "step", value: "act")])
        let batch = BatchSummary(
            id: 1,
            words: "Deactivate",
            madeAt: Instant(seconds: 1_795_334_400),
            counts: [.done: 1],
            waitingCount: 2,
            isOfSteps: false,
            mayUndo: true
        )
        return [
            ManyNobodyPage(visit, ada),
            ManyChoosePage(acts: choice, asked),
            ManyChoosePage(roles: roles, choice, visit),
            ManyChoosePage(places: [samplePlace], "", choice, visit),
            ManyChoosePage(places: [], "", choice, visit),
            ManyCheckPage(
                visit,
                choice,
                [priya],
                BatchPreview(words: "Deactivate", rows: rows + manyRows, change: samplePreview)
            ),
            ManyOutcomePage(visit, ada, batch, .done, Paged(items: rows, page: .init(2, size: 1), total: 120)),
            PhotoPage(visit, ada, priya, ("Priya Raman", "abc"), Problems([.init("photo", "Choose")])),
            PhotoPage(visit, ada, priya, ("Priya Raman", nil), .none),
        ]
    }
}
