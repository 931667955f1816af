// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Mail

extension LetterWriting {
    /// What whoever asked for an account is sent where addresses like theirs are approved by themselves.
    func proof(_ word: String, _ until: Instant, _ mail: OpenedMail) -> (String, [LetterBody.Part]) {
        let (title, slug) = (mail.organisation.title, mail.organisation.slug)
        return (
            "Your account at \(title)",
            [
                .paragraph("Somebody, we hope you, asked for an account at \(title) with this address."),
                .paragraph("Set a password to show that the address is yours. Then sign in as \(mail.address)."),
                .button("Set your password", address: address(Address.addressProof(slug, word))),
                .paragraph("The link is for you alone. It is good once, until \(until.minuteWords)."),
                .paragraph("If you did not ask for it, do not follow the link: then nobody is let in."),
            ]
        )
    }
}
