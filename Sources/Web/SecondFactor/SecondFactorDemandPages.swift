// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Which roles' holders have a second factor.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/second-factor-roles` | the roles, ticked or not |
/// | POST | `/{organisation}/second-factor-roles` | demands it of those that are ticked |
struct SecondFactorDemandPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let list = try await SecondFactorDemands(visit.pages.platform).list(by: signedIn.viewer)
        return try visit.show(SecondFactorDemandPage(visit, signedIn, list))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let changed = try await SecondFactorDemands(visit.pages.platform)
            .demand(of: Set(visit.form.all("role")), by: signedIn.viewer)
        return visit.redirect(
            to: Address.secondFactorDemands(signedIn.organisation),
            saying: changed == 0
                ? "Nothing was different." : "Kept. Whoever has none yet is led to set it up at their next click."
        )
    }
}

/// The roles to tick.
struct SecondFactorDemandPage: Page {
    static let template = "second-factor/demands"

    let frame: Frame
    let action: String
    let roles: Choices
    let mayChange: Bool

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: DemandList) {
        frame = Frame(
            visit,
            "Who has to have a second factor",
            trail: [Frame.Place("Settings", at: Address.settings(signedIn.organisation))]
        )
        action = Address.secondFactorDemands(signedIn.organisation)
        roles = Choices(
            "role",
            "Roles",
            list.roles.map { Choices.Answer($0.name, $0.title, hint: $0.says, isImpossible: !list.mayChange) },
            chosen: Set(list.roles.filter(\.isDemanded).map(\.name)),
            hint: list.mayChange
                ? "Tick those whose password alone is not enough." : "You may see this, not change it.",
            isRequired: true
        )
        mayChange = list.mayChange
    }
}
