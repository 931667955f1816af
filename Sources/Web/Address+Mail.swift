// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Where links in mails lead, and what is about mails and notices.
extension Address {
    static func notices(_ organisation: String) -> String { "/\(organisation)/notices" }
    static func undeliveredMails(_ organisation: String) -> String { "/\(organisation)/undelivered-mails" }
    static func noticeChoices(_ organisation: String) -> String { "/\(organisation)/account/notices" }
    static func forgottenPassword(_ organisation: String) -> String { "/\(organisation)/forgotten-password" }

    /// The page on which somebody sets a password by a link; the word is the secret of it.
    static func settingPassword(_ organisation: String, _ purpose: EntryPurpose, _ word: String) -> String {
        switch purpose {
        case .invitation: "/\(organisation)/invitation/\(word)"
        case .reset: "/\(organisation)/password-reset/\(word)"
        }
    }

    /// The page on which whoever asked for an account proves their address by a link.
    static func addressProof(_ organisation: String, _ word: String) -> String {
        "/\(organisation)/address-proof/\(word)"
    }

    static func invitation(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/invitation"
    }
    static func invitationWithdrawal(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/invitation/withdrawal"
    }
    static func invitationLink(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/invitation/link"
    }

    /// Where mails of a kind are stopped, for whoever has the link.
    static func stopMails(_ organisation: String, _ stopping: OpenedMail.Stopping) -> String {
        "/\(organisation)/stop-mails/\(stopping.person.index)/\(stopping.topic.word)/\(stopping.mark)"
    }
}
