// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Asking again for the password, before what would help whoever finds an open browser.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/confirm` | asks, and leads on to `next` |
/// | POST | `/{organisation}/confirm` | takes the answer, which counts for a quarter of an hour |
struct ProofPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        guard !signedIn.isProved else { return onward(visit, signedIn, visit.query) }
        return try visit.show(ProofPage(visit, signedIn.organisation, next: visit.query["next"]))
    }

    /// What was sent was read and taken on the way here.
    func take(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.demandProof()
        return onward(visit, signedIn, visit.form)
    }

    private func onward(_ visit: Visit, _ signedIn: SignedIn, _ fields: Form) -> Response {
        let next = fields["next"].flatMap { Address.inside(signedIn.organisation, $0) }
        return visit.redirect(to: next ?? Address.home(signedIn.organisation))
    }
}
