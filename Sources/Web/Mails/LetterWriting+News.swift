// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Mail

extension LetterWriting {
    /// One thing, or a few at once: the subject, and what is said.
    func news(_ notices: [NoticeSummary], _ mail: OpenedMail) -> (String, [LetterBody.Part]) {
        let (title, slug) = (mail.organisation.title, mail.organisation.slug)
        guard notices.count == 1, let notice = notices.first else {
            let read = LetterBody.Part.button("Read your notices", address: address(Address.notices(slug)))
            let advice = notices.compactMap { Advice($0.notice) }.first
            return (
                "\(notices.count) notices from \(title)",
                [.list(notices.flatMap { [$0.words] + $0.details })] + more(mail) + said(advice, mail) + [read]
                    + followed(advice, slug)
            )
        }
        let next = Frame.Place(leadingOnFrom: notice.notice, slug) ?? Frame.Place("Sign in", at: Address.home(slug))
        let button = LetterBody.Part.button(next.title, address: address(next.address))
        let plain = notice.words.hasSuffix(".") ? String(notice.words.dropLast()) : notice.words
        if notice.notice == .welcome {
            let words = "\(notice.words) You sign in as \(mail.address), with the password that you set."
            return ("Welcome to \(title)", [.paragraph(words), button])
        }
        switch notice.notice {
        case .reportReady(let mark):
            return ("\(mark.name.cut) – \(title)", notice.details.map { .paragraph($0) } + [button])
        case .supervisionArranged(let mark), .supervisionChanged(let mark), .supervisionCancelled(let mark):
            let entry = LetterBody.Part.link(
                "Take it into your calendar",
                address: address(Address.supervisionCalendar(slug, mark.supervision))
            )
            return ("\(plain.cut) – \(title)", [.paragraph(notice.words), button, entry])
        default: break
        }
        guard let advice = Advice(notice.notice) else {
            return ("\(plain.cut) – \(title)", [.paragraph(notice.words), button])
        }
        let told = LetterBody.Part.paragraph("\(notice.words) This was on \(notice.at.minuteWords).")
        return ("\(plain.cut) – \(title)", [told] + said(advice, mail) + [button] + followed(advice, slug))
    }

    /// That a mail has not room for all of it.
    func more(_ mail: OpenedMail) -> [LetterBody.Part] {
        mail.hasMore ? [.paragraph("There is more: all of it is on the page of your notices.")] : []
    }

    private func said(_ advice: Advice?, _ mail: OpenedMail) -> [LetterBody.Part] {
        let title = mail.organisation.title
        return switch advice {
        case .newPassword:
            [
                .paragraph(
                    "If it was not you, set a new password at once, and tell somebody who looks after people at \(title)."
                )
            ]
        case .tellSomebody:
            [.paragraph("If it was not you, tell somebody who looks after people at \(title) at once.")]
        case nil: []
        }
    }

    private func followed(_ advice: Advice?, _ slug: String) -> [LetterBody.Part] {
        advice == .newPassword
            ? [.link("Set a new password", address: address(Address.forgottenPassword(slug)))] : []
    }
}

/// What to do where it was somebody else who did what one is told of.
private enum Advice {
    case newPassword
    /// Told to a former address, to which no link to set a password is sent any more.
    case tellSomebody

    /// Nothing where what is told warns of nothing.
    init?(_ notice: Notice) {
        switch notice {
        case .signInAddressChanged: self = .tellSomebody
        case .passwordChanged, .newBrowser, .secondFactorReset, .secondFactorTurnedOn, .secondFactorReplaced,
            .secondFactorTurnedOff, .recoveryCodesMade, .recoveryCodeUsed, .wrongCodes:
            self = .newPassword
        case .completionDateSet, .completionComes, .completionOverdue, .learnerOverdue, .learnerMoved,
            .supervisionComes, .supervisionArranged, .supervisionChanged, .supervisionCancelled, .roleGiven, .roleEnded,
            .roleLimited, .reactivated, .erasureDeclined, .registrationApproved, .welcome, .registrationWaits,
            .reportReady, .reportStopped, .actedAs, .confirmationAsked, .confirmationGiven, .confirmationSentBack,
            .confirmationsGiven, .confirmationsSentBack, .confirmationReturned, .signOffAsked, .signOffGiven,
            .signOffSentBack, .stepReopened, .supportAnswered, .supportClosed:
            return nil
        }
    }
}

extension String {
    /// As much as a subject line shows.
    fileprivate var cut: String { count > 90 ? prefix(89) + "…" : self }
}
