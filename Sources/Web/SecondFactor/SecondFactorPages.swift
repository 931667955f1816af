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
/// | POST | | makes a key to set up |
/// | GET, POST | `/set-up` | picture and key, and the first code, which turns it on |
/// | GET | `/picture` | the key as a picture to scan |
/// | POST | `/codes` | new recovery codes |
/// | POST | `/end` | turns it off |
struct SecondFactorPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let state = try await SecondFactors(visit.pages.platform).own(by: signedIn.viewer)
        return try visit.show(SecondFactorPage(visit, signedIn, state))
    }

    func begin(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await SecondFactors(visit.pages.platform).begin(by: signedIn.viewer)
        return visit.redirect(to: Address.secondFactorSetUp(signedIn.organisation))
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
        let codes = try await SecondFactors(visit.pages.platform).renewRecoveryCodes(by: signedIn.viewer)
        return try visit.show(RecoveryCodesPage(visit, signedIn, codes, isNew: false))
    }

    func turnOff(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await SecondFactors(visit.pages.platform).turnOff(by: signedIn.viewer)
        return visit.redirect(
            to: Address.secondFactor(signedIn.organisation),
            saying: "Your second factor is off. Your password alone signs you in."
        )
    }
}
