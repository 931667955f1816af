// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What stands on a certificate, on the screen and on paper.
struct CertificateSheet: Sendable {
    let organisation: String
    let learner: String
    let step: String
    /// What was done, and of what.
    let facts: Summary
    /// Since when it does not hold any more.
    let void: String?

    init(_ certificate: Certificate, verification: String) {
        organisation = certificate.organisationTitle
        learner = certificate.learnerName ?? "A learner whose data was erased"
        step = certificate.stepTitle
        let role = certificate.givenAs.isEmpty ? "" : ", \(certificate.givenAs)"
        facts = Summary([
            Summary.Row("Version", String(certificate.version)),
            Summary.Row("Signed off on", certificate.givenAt.dayWords),
            Summary.Row("By", (certificate.givenBy ?? "Somebody whose data was erased") + role),
            Summary.Row("Look it up at", verification),
        ])
        void = certificate.voidedAt.map { "Void since \($0.dayWords): it was opened again." }
    }
}
