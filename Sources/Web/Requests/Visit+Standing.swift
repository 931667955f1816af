// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning

extension Visit {
    /// Sees whether who is signed in may go on to a route as they are: with a second factor, as themselves, proved.
    ///
    /// What the route itself needs is the verb's affair.
    mutating func checkStanding(for route: Route) async throws {
        guard route.isInside, let signedIn else { return }
        if signedIn.mustSetUpSecondFactor, !route.isOpenWithoutSecondFactor { throw Problem.secondFactorNeeded }
        if signedIn.actedAs != nil, route.isOneselfAlone || route.isSensitive { throw Problem.actingInTheWay }
        if head.method == .post { try await readProof(signedIn) }
        if route.isSensitive { try demandProof() }
    }

    /// Stops who did not give their password or a code lately; they are asked for it, and then go on.
    ///
    /// For what hangs on more than the address, such as which role is given.
    func demandProof() throws {
        guard let signedIn else { return }
        guard signedIn.actedAs == nil else { throw Problem.actingInTheWay }
        guard signedIn.isProved else { throw Problem.proofNeeded(wrong: nil) }
    }

    /// Takes the password that was asked for in between, and sends the form on as it was.
    private mutating func readProof(_ signedIn: SignedIn) async throws {
        guard let secret = form.verbatim(ProofPage.field), signedIn.actedAs == nil else { return }
        form = Form(form.fields.filter { $0.name != ProofPage.field })
        do {
            try await Entrance(pages.platform).prove(secret, at: peer ?? "", by: signedIn.viewer)
        } catch SignInRefused.wrong {
            throw Problem.proofNeeded(wrong: ProofPage.wrong)
        } catch SignInRefused.tooMany(let seconds) {
            throw Problem.proofNeeded(wrong: Problem.waiting(seconds: seconds))
        }
        self.signedIn?.isProved = true
    }

    /// Whether the browser brings a token for acting as another that is worth nothing any more.
    var isActingOver: Bool { cookies.acting != nil && signedIn?.actedAs == nil }

    /// The same answer, taking back the cookie of acting as another where that is over.
    func withoutOldActing(_ response: Response) -> Response {
        guard isActingOver, signedIn != nil else { return response }
        var response = response
        response.setCookie(cookies.drop(.acting))
        return response
    }

    /// Where a problem leads on that is only a page in between: to the password, or to setting up a second factor.
    func leadOn(_ problem: Problem) -> Response? {
        guard let signedIn else { return nil }
        switch problem {
        case .secondFactorNeeded:
            return redirect(to: Address.secondFactor(signedIn.organisation))
        case .foreignForm where isActingOver && path == Address.stopActing(signedIn.organisation):
            // It ended by itself a moment ago, so that the button on the page is older than who they are now.
            return redirect(to: Address.home(signedIn.organisation))
        case .proofNeeded(let wrong):
            let address = head.path ?? path
            guard head.method == .post else {
                return redirect(to: Address.confirm(signedIn.organisation, next: address))
            }
            // A password is never sent back to the browser, and neither are files: such a form is filled in again.
            let isSecret = form.fields.contains { $0.name.contains("password") && !$0.value.isEmpty }
            if isSecret || !uploads.isEmpty { return redirect(to: Address.confirm(signedIn.organisation, next: path)) }
            return try? show(ProofPage(self, resending: form, to: address, wrong: wrong), status: problem.status)
        default: return nil
        }
    }
}

extension Problem {
    /// While one acts as another, nothing is done for which one's own password would be asked.
    static let actingInTheWay = Problem.notNow([
        "This is not done while you act as somebody else. Stop acting as them first: the button is on top of the page."
    ])
}
