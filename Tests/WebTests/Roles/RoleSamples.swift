// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// Giving and ending roles, and one's own.
    var rolePages: [any Web.Page] {
        let (ada, objection) = (Site.ada, ["Nobody would be left."])
        let some = Paged(items: [(id: PersonID(index: 4), name: "Priya Raman")], page: .init(1, size: 1), total: 3)
        return [
            GiveWhoPage(visit, draft("page=2", person: false), some, "Pri"),
            GiveWhoPage(visit, draft("", person: false), .empty(.init()), "x"),
            GiveRolePage(visit, draft("person=4&place=2&step=role")),
            GiveRolePage(visit, draft("person=4", offers: [])),
            GiveWherePage(visit, draft("person=4&role=tutor"), Array(repeating: samplePlace, count: 200), ""),
            GiveWherePage(visit, draft("person=4&role=tutor"), [], "x"),
            GiveDatesPage(
                visit,
                draft("person=4&role=tutor&place=2"),
                Problems([.init("from", "x"), .init("until", "y")])
            ),
            GiveCheckPage(visit, draft("person=4&role=tutor&place=2&dated=yes&until=2027-01-31"), samplePreview, []),
            GiveCheckPage(visit, draft("person=4&role=tutor&place=2&dated=yes"), nil, objection),
            EndPage(visit, ada, sampleHolding, EndDay(Form()), samplePreview, []),
            EndPage(visit, ada, sampleHolding, endDay, samplePreview, []),
            EndPage(visit, ada, sampleHolding, endDay, nil, objection, Problems([.init("until", "x")])),
            MyRolesPage(visit, ada, [.current, .future, .ended].map { own($0, .hand) } + [own(.current, .everyone)]),
            MyRolesPage(visit, ada, []),
        ]
    }

    var samplePreview: ChangePreview {
        let line = ChangePreview.Line(about: "step", verbs: ["view", "edit"], places: ["in Step 1"])
        return ChangePreview(
            replaced: [sampleHolding],
            carried: [sampleHolding],
            groups: [
                ChangePreview.Group(names: ["Priya Raman"], othersCount: 2, gains: [line], loses: [line])
            ],
            peopleCount: 3
        )
    }

    var sampleHolding: HoldingSummary { holding(.current, .hand) }

    private var endDay: EndDay { EndDay((try? Form(urlEncoded: "until=2027-01-31".utf8, fieldsMaximum: 9)) ?? Form()) }

    var samplePlace: PlaceChoice { PlaceChoice(node: NodeID(index: 2), title: "Year 2", kindTitle: "Class list") }

    private func holding(_ state: HoldingSummary.State, _ source: Holding.Source) -> HoldingSummary {
        HoldingSummary(
            id: 1,
            person: PersonID(index: 4),
            personName: "Priya Raman",
            role: "tutor",
            roleTitle: "Tutor",
            node: NodeID(index: 2),
            nodeTitle: "Year 2",
            from: Instant(seconds: 1_795_334_400),
            until: Instant(seconds: 1_795_420_800),
            state: state,
            source: source,
            givenByName: "Ada Okafor",
            standsInForName: nil,
            mayEnd: true,
            maySeePerson: true,
            maySeePlace: true
        )
    }

    private func own(_ state: HoldingSummary.State, _ source: Holding.Source) -> OwnRole {
        var role = Role(name: "tutor", title: "Tutor")
        (role.says, role.duties, role.opens) = ("Teaches.", ["Teach"], ["portal"])
        var model = RoleModel(name: "sample", vocabulary: Vocabulary(nouns: []))
        model.applications = [Application(name: "portal", title: "Portal")]
        return OwnRole(holding(state, source), role, of: model)
    }

    private var tutor: RoleChoice {
        RoleChoice(name: "tutor", title: "Tutor", says: "Teaches.", heldOn: ["Class list"], isOrganisationWide: false)
    }

    private func draft(
        _ query: String,
        person: Bool = true,
        offers: [GiftOptions.Offer]? = nil
    ) -> GiftDraft {
        let form = (try? Form(urlEncoded: query.utf8, fieldsMaximum: 9)) ?? Form()
        let offered = [GiftOptions.Offer(role: tutor, isHeld: false), GiftOptions.Offer(role: tutor, isHeld: true)]
        let options = GiftOptions(
            personName: person ? "Priya Raman" : nil,
            place: samplePlace,
            role: form["role"] == nil ? nil : tutor,
            roles: offers ?? offered,
            maySeePerson: true,
            maySeePlace: true,
            now: Instant(seconds: 1_795_334_400)
        )
        return GiftDraft(GiftForm(form), options, "ashford")
    }
}
