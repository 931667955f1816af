// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Turning off the second factor of somebody who lost their phone and their codes.
///
/// | method | path | |
/// |---|---|---|
/// | GET, POST | `/{organisation}/people/{person}/second-factor` | off, and signed out everywhere |
struct SecondFactorResetPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await People(visit.pages.platform)
            .details(visit.person(), for: .personEditSignIn, by: signedIn.viewer)
        guard person.hasSecondFactor == true, signedIn.viewer.person != person.summary.id else {
            return visit.redirect(to: Address.person(signedIn.organisation, person.summary.id))
        }
        return try visit.show(SecondFactorResetPage(visit, signedIn, person.summary))
    }

    func reset(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try visit.person()
        try await SecondFactors(visit.pages.platform).reset(of: person, by: signedIn.viewer)
        return visit.redirect(
            to: Address.person(signedIn.organisation, person),
            saying: "Their second factor is off, and they are signed out everywhere."
        )
    }
}

/// What turning it off means, and the button.
struct SecondFactorResetPage: Page {
    static let template = "second-factor/reset"

    let frame: Frame
    let points: [String]
    let action: String
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ person: PersonSummary) {
        frame = Frame(visit, "Turn off the second factor of \(person.name)", trail: .to(person, signedIn))
        points = [
            "Only do this if you know that it is \(person.name) who asks: speak to them, do not trust a mail.",
            "Their password alone signs them in then. If their role asks for a second factor, they set it up anew first.",
            "They are signed out everywhere, and told that it was turned off.",
        ]
        action = Address.secondFactorReset(signedIn.organisation, person.id)
        cancel = Address.person(signedIn.organisation, person.id)
    }
}
