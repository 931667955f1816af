// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// The Learning Portal, and certificates, which anybody may look up.
extension Sitemap {
    static var learning: [Route] {
        let (portal, steps, proficiencies) = (LearningPages(), OwnStepPages(), ProficiencyPages())
        let (ask, signOffs, certificates) = (AskPages(), OwnSignOffPages(), CertificatePages())
        let step = "/{organisation}/learning/steps/{step}"
        return [
            .inside(.get, "/{organisation}/learning", "answer.view", answer: portal.show),
            .inside(.get, step, "answer.view", answer: steps.show),
            .inside(.post, step + "/file", "answer.view", answer: steps.file),

            .inside(.get, step + "/ask", "confirmation.request", answer: ask.show),
            .inside(.post, step + "/ask", "confirmation.request", answer: ask.send),

            .inside(.get, step + "/sign-off", "sign-off.view", answer: signOffs.show),
            .inside(.post, step + "/sign-off", "sign-off.request", answer: signOffs.ask),
            .inside(.post, step + "/sign-off/withdraw", "sign-off.request", answer: signOffs.withdraw),
            .inside(.get, step + "/certificate", "sign-off.view", answer: certificates.showOwn),
            .inside(.get, step + "/certificate/paper", "sign-off.view", answer: certificates.paper),
            .open(.get, "/{organisation}/certificates/{code}", certificates.check),

            .inside(.get, step + "/{number}", "answer.view", answer: proficiencies.show),
            .inside(.post, step + "/{number}", "answer.give", answer: proficiencies.answer)
                .takingFiles(bytesMaximum: EvidenceFiles.bytesAtOnceMaximum),
            .inside(.get, "/{organisation}/evidence/{file}", "answer.view", answer: EvidencePages().file),
            .inside(.post, step + "/{number}/withdraw", "confirmation.request", answer: proficiencies.withdraw),
        ]
    }
}
