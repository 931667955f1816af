// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// Second factors, proofs and acting as another.
    var standing: [any Web.Page] {
        let (ada, wrong) = (Site.ada, Problems([.init("code", "This code is not right.")]))
        let key = KeyToSetUp(text: "ABCD EFGH", address: "otpauth://totp/Ashford:ada?secret=ABCDEFGH")
        let roles = [true, false].map { isDemanded in
            DemandList.Role(name: "tutor", title: "Tutor", says: "Teaches.", isDemanded: isDemanded)
        }
        var acting = visit
        acting.signedIn = Self.adaActing
        return [
            ProblemPage(.actingInTheWay, acting),
            SignInCodePage(visit, door, next: "/ashford/people", problems: wrong),
            ProofPage(visit, "ashford", next: "/ashford/people", wrong: ProofPage.wrong),
            SecondFactorPage(visit, ada, factor(since: nil, demandedBy: ["Tutor"])),
            SecondFactorPage(visit, ada, factor(since: moment, demandedBy: ["Tutor"])),
            SecondFactorPage(visit, ada, factor(since: moment, demandedBy: [])),
            SecondFactorSetUpPage(visit, ada, key, problems: wrong),
            RecoveryCodesPage(visit, ada, ["AAAA-BBBB-CCCC-DDDD"], isNew: true),
            SecondFactorDemandPage(visit, ada, DemandList(roles: roles, mayChange: true)),
            SecondFactorDemandPage(visit, ada, DemandList(roles: roles, mayChange: false)),
            SecondFactorResetPage(visit, ada, details(true).summary),
            ActAsPage(
                visit,
                ada,
                ActingCandidate(person: PersonID(index: 4), name: "Priya Raman"),
                problems: Problems([.init("reason", "Say why.")])
            ),
        ]
    }

    /// The same while she acts as Tom.
    private static let adaActing = SignedIn(
        Site.ada.viewer,
        organisation: Site.ada.organisation,
        organisationTitle: Site.ada.organisationTitle,
        personName: Site.ada.personName,
        formToken: Site.ada.formToken,
        navigation: Site.ada.navigation,
        applications: Site.ada.applications,
        actedAs: ActedAs(person: PersonID(index: 5), name: "Tom Baker", until: Instant(seconds: 1_795_334_400))
    )

    private func factor(since: Instant?, demandedBy roles: [String]) -> SecondFactorState {
        SecondFactorState(since: since, codesLeft: 2, isBegun: false, demandingRoles: roles)
    }
}
