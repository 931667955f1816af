// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Asking to be erased: what it means, and whether one waits already.
struct OwnErasurePage: Page {
    static let template = "privacy/own-erasure"

    let frame: Frame
    let asked: String?
    let isAsked: Bool
    let action: String
    let data: String
    let account: String
    let goes: [String]
    let stays: [String]

    init(_ visit: Visit, _ signedIn: SignedIn, _ asked: Instant?) {
        let organisation = signedIn.organisation
        account = Address.account(organisation)
        frame = Frame(
            visit,
            asked == nil ? "Ask to be erased" : "You asked to be erased",
            trail: [Frame.Place("Your account", at: account)]
        )
        self.asked = asked?.minuteWords
        isAsked = asked != nil
        action = Address.ownErasure(organisation)
        data = Address.ownData(organisation)
        goes = ErasureWords.goes("Your")
        stays = ErasureWords.stays
    }
}

/// What goes when somebody is erased, and what stays and why.
enum ErasureWords {
    static func goes(_ whose: String) -> [String] {
        [
            "\(whose) name, e-mail address and password, at once and in every browser.",
            "\(whose) notices, and which browsers were signed in.",
            "The name in entries of the audit trail: they say “Erased person” and a number.",
        ]
    }

    static let stays = [
        "That something was done, when and by which right: others have to be able to account for it.",
        "Roles that were given to others: they do not hang on who gave them.",
        "Who held which role when, without a name: what was decided then has to stay explainable.",
    ]
}
