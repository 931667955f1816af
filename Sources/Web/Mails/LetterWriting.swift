// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Mail

/// Writes what a mail says, with links to the address that browsers call this server by.
struct LetterWriting: Sendable {
    let sender: Mailbox
    /// Such as `https://learn.example.org`.
    let origin: Origin

    /// Nothing where the address is none that a mail can be sent to.
    func letter(for mail: OpenedMail) -> Letter? {
        let organisation = mail.organisation
        guard let from = Mailbox(name: sender.name.isEmpty ? organisation.title : sender.name, address: sender.address),
            let to = Mailbox(name: mail.name, address: mail.address)
        else { return nil }
        let (subject, parts) = content(of: mail)
        let greeting = LetterBody.Part.paragraph("Hello \(mail.name),")
        return Letter(
            from: from,
            to: to,
            subject: subject,
            body: LetterBody(heading: organisation.title, [greeting] + parts, foot: foot(of: mail)),
            word: mail.word,
            atSeconds: mail.at.seconds,
            unsubscribe: mail.stopping.map { address(Address.stopMails(organisation.slug, $0)) }
        )
    }

    func address(_ path: String) -> String { "\(origin)\(path)" }

    private func content(of mail: OpenedMail) -> (String, [LetterBody.Part]) {
        let (title, slug) = (mail.organisation.title, mail.organisation.slug)
        switch mail.content {
        case .invitation(let word, let until, let by):
            let who = by.map { "\($0) invites you" } ?? "You are invited"
            return (
                "Your invitation to \(title)",
                [
                    .paragraph("\(who) to \(title). Set a password, then sign in as \(mail.address)."),
                    .button(
                        "Set your password",
                        address: address(Address.settingPassword(slug, .invitation, word))
                    ),
                    .paragraph("The link is for you alone. It is good once, until \(until.dayWords)."),
                    .paragraph("If you did not expect this, you need do nothing."),
                ]
            )
        case .approval(let word, let until):
            return (
                "Your account at \(title)",
                [
                    .paragraph("The account that you asked for at \(title) is approved."),
                    .paragraph("Set a password, then sign in as \(mail.address)."),
                    .button("Set your password", address: address(Address.settingPassword(slug, .invitation, word))),
                    .paragraph("The link is for you alone. It is good once, until \(until.dayWords)."),
                    .paragraph("If you did not ask for it, do not follow the link: then nobody can use the account."),
                ]
            )
        case .reset(let word, let until):
            return (
                "A new password for \(title)",
                [
                    .paragraph("Somebody, we hope you, asked for a new password at \(title)."),
                    .button("Set a new password", address: address(Address.settingPassword(slug, .reset, word))),
                    .paragraph("The link is good once, until \(until.minuteWords). Give it to nobody."),
                    .paragraph("If it was not you, you need do nothing: your password stays as it is."),
                ]
            )
        case .notices(let notices): return news(notices, mail)
        case .digest(let notices):
            let count = notices.count == 1 ? "1 notice" : "\(notices.count) notices"
            return (
                "\(count) from \(title)",
                [
                    .paragraph("This is new for you:"),
                    .list(notices.map { "\($0.at.dayWords): \($0.words)" }),
                ] + more(mail) + [
                    .button("Read your notices", address: address(Address.notices(slug)))
                ]
            )
        case .proof(let word, let until): return proof(word, until, mail)
        case .refusal:
            return (
                "Your request for an account at \(title)",
                [
                    .paragraph(
                        "You asked for an account at \(title). Somebody there looked at it, and it is not given."
                    ),
                    .paragraph("If you think that this is a mistake, ask somebody whom you know there."),
                ]
            )
        }
    }

    private func foot(of mail: OpenedMail) -> [LetterBody.Part] {
        let (title, slug) = (mail.organisation.title, mail.organisation.slug)
        guard let stopping = mail.stopping else {
            return [.paragraph("\(title) sends you this because it is about your account there.")]
        }
        return [
            .paragraph("\(title) sends you this because you chose to be told by mail, or did not choose otherwise."),
            .link("Stop these mails", address: address(Address.stopMails(slug, stopping))),
            .link("Choose how you are told", address: address(Address.noticeChoices(slug))),
        ]
    }
}
