// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import NIOCore

/// One's own second factor.
///
/// | method | path below `/{organisation}/account/second-factor` | |
/// |---|---|---|
/// | GET | | how it stands |
/// | POST | | makes a key to set up; who has a second factor gives a code of it with this and with each that follows |
/// | GET, POST | `/set-up` | picture and key, and the first code, which turns it on |
/// | GET | `/picture` | the key as a picture to scan |
/// | POST | `/codes` | new recovery codes |
/// | POST | `/end` | turns it off |
struct SecondFactorPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let state = try await SecondFactors(visit.pages.platform).own(by: signedIn.viewer)
        return try visit.show(SecondFactorPage(visit, signedIn, state))
    }

    /// Who has none proves with their password that it is them, who has one with a code of it.
    func begin(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let factors = SecondFactors(visit.pages.platform)
        if try await factors.own(by: signedIn.viewer).since == nil { try visit.demandProof() }
        return try await withCode(visit, signedIn) { code, address in
            try await factors.begin(code: code, at: address, by: signedIn.viewer)
            return visit.redirect(to: Address.secondFactorSetUp(signedIn.organisation))
        }
    }

    func setUp(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        do {
            let key = try await SecondFactors(visit.pages.platform).keyToSetUp(by: signedIn.viewer)
            return try visit.show(SecondFactorSetUpPage(visit, signedIn, key))
        } catch is NotFound {
            return visit.redirect(to: Address.secondFactor(signedIn.organisation))
        }
    }

    /// The key as a picture; it is a secret, and nothing keeps it.
    func picture(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let key: KeyToSetUp
        do {
            key = try await SecondFactors(visit.pages.platform).keyToSetUp(by: signedIn.viewer)
        } catch is NotFound {
            throw Problem.notNow(["Nothing is being set up."])
        }
        guard let code = QRCode(key.address) else { throw Problem.fault }
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: code.svg)))
        response.headers[.contentType] = "image/svg+xml"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Turns it on and shows the recovery codes, here and now and never again.
    func confirm(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let factors = SecondFactors(visit.pages.platform)
        do {
            let codes = try await factors.confirm(visit.form["code"] ?? "", by: signedIn.viewer)
            return try visit.show(RecoveryCodesPage(visit, signedIn, codes, isNew: true))
        } catch let input as InvalidInput {
            let key = try await factors.keyToSetUp(by: signedIn.viewer)
            let page = SecondFactorSetUpPage(visit, signedIn, key, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch is NotFound {
            return visit.redirect(to: Address.secondFactor(signedIn.organisation))
        }
    }

    func renewCodes(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await withCode(visit, signedIn) { code, address in
            let codes = try await SecondFactors(visit.pages.platform)
                .renewRecoveryCodes(code: code, at: address, by: signedIn.viewer)
            return try visit.show(RecoveryCodesPage(visit, signedIn, codes, isNew: false))
        }
    }

    func turnOff(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await withCode(visit, signedIn) { code, address in
            try await SecondFactors(visit.pages.platform).turnOff(code: code, at: address, by: signedIn.viewer)
            return visit.redirect(
                to: Address.secondFactor(signedIn.organisation),
                saying: "Your second factor is off. Your password alone signs you in."
            )
        }
    }

    /// Does something with the code that was sent, and shows the page again where it is wrong.
    private func withCode(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ body: (_ code: String, _ address: String) async throws -> Response
    ) async throws -> Response {
        let problem: Problems.FieldProblem
        do {
            return try await body(visit.form["code"] ?? "", visit.peer ?? "")
        } catch let input as InvalidInput {
            problem = .init("code", input.problems.map(\.message).joined(separator: " "))
        } catch SignInRefused.wrong {
            problem = .init("code", SignInCodePage.wrong)
        } catch SignInRefused.tooMany(let seconds) {
            problem = .init("code", Problem.waiting(seconds: seconds))
        }
        let state = try await SecondFactors(visit.pages.platform).own(by: signedIn.viewer)
        let page = SecondFactorPage(visit, signedIn, state, problems: Problems([problem]))
        return try visit.show(page, status: .unprocessableContent)
    }
}
