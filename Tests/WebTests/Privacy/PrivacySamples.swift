// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// What is kept about people, who looked at it, and how it goes.
    var privacy: [any Web.Page] {
        let (ada, priya) = (Site.ada, PersonID(index: 4))
        let moment = Instant(seconds: 1_795_334_400)
        let view = PageView(day: moment, reader: "Priya Raman")
        let views = Paged(items: [view], page: .init(2, size: 1), total: 120)
        let problems = Problems([.init("sure", "Tick it"), .init("days", "Write a number")])
        let due = RetentionDue(kind: .deactivatedPeople, days: 30, count: 3, names: ["Tom Baker"])
        func review(isOwn: Bool) -> ErasureReview {
            ErasureReview(
                person: PersonSummary(id: priya, name: "Priya Raman", isActive: true, email: nil, roles: []),
                isOwn: isOwn,
                askedAt: moment,
                roles: [sampleHolding],
                erasedName: priya.erasedName
            )
        }
        return [
            OwnDataPage(visit, ada),
            ReadersPage(visit, ada, views),
            ReadersPage(visit, ada, .empty(.init())),
            ReadersPage(visit, ada, ReadersOfPage(person: priya, name: "Priya Raman", views: views)),
            OwnErasurePage(visit, ada, moment),
            OwnErasurePage(visit, ada, nil),
            ErasurePage(visit, ada, review(isOwn: false), problems),
            ErasurePage(visit, ada, review(isOwn: true)),
            ErasureRequestsPage(visit, ada, [ErasureRequest(person: priya, name: "Priya Raman", askedAt: moment)]),
            ErasureRequestsPage(visit, ada, []),
            RetentionPage(visit, ada, [due]),
            RetentionRulePage(visit, ada, due, isChecked: true, problems: problems),
        ]
    }
}
