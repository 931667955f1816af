// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

extension PersonPage {
    /// How the invitation of somebody without a password stands, and what can be done about it.
    struct Invitation: Sendable {
        let state: Tag
        let says: String
        let send: String?
        let sendWords: String
        let withdraw: String?
        let link: String?
    }
}

extension PersonPage.Invitation {
    init(_ invitation: InvitationSummary, of person: PersonID, _ signedIn: SignedIn, sendsMail: Bool) {
        let organisation = signedIn.organisation
        (state, says) = Self.words(invitation.state, sendsMail: sendsMail)
        let isOpen: Bool
        switch invitation.state {
        case .none, .over: isOpen = false
        case .byHand, .waiting, .sent, .notSent: isOpen = true
        }
        send = invitation.maySend && sendsMail ? Address.invitation(organisation, person) : nil
        sendWords = isOpen ? "Send another invitation" : "Send an invitation"
        withdraw = invitation.maySend && isOpen ? Address.invitationWithdrawal(organisation, person) : nil
        link = invitation.maySeeLink ? Address.invitationLink(organisation, person) : nil
    }

    private static func words(_ state: InvitationSummary.State, sendsMail: Bool) -> (Tag, String) {
        let instead = sendsMail ? "" : " No mail is sent from here."
        return switch state {
        case .none: (Tag("Not invited"), "They have no password, so they cannot sign in." + instead)
        case .over(let since):
            (Tag("Over", .warning), "The invitation ended on \(since.dayWords), and was not accepted." + instead)
        case .byHand(let until):
            (Tag("Link made", .waiting), "A link was made by hand. It is good until \(until.dayWords)." + instead)
        case .waiting(nil, let until):
            (
                Tag("On its way", .waiting),
                "The mail is about to be sent. Its link is good until \(until.dayWords)." + instead
            )
        case .waiting(let reason?, _):
            (
                Tag("Not sent yet", .warning),
                "The mail could not be sent so far, and is tried again: \(reason)." + instead
            )
        case .sent(let at, let until):
            (Tag("Invited", .good), "The mail was sent on \(at.minuteWords). Its link is good until \(until.dayWords).")
        case .notSent(let reason, _):
            (Tag("Not arrived", .bad), "The mail could not be sent: \(reason). Is the address right?")
        }
    }
}
