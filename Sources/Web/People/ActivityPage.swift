// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What deactivating or reactivating somebody does, before it is done.
struct ActivityPage: Page {
    static let template = "people/activity"

    let frame: Frame
    let warning: String?
    let points: [String]
    let hasEnding: Bool
    /// Roles that end, as the viewer may not give them.
    let ending: [String]
    let action: String
    let button: String
    let isDangerous: Bool
    let cancel: String

    init(deactivating person: PersonDetails, _ visit: Visit, _ signedIn: SignedIn) {
        let summary = person.summary
        frame = Frame(visit, "Deactivate \(summary.name)?", trail: .to(summary, signedIn))
        let isOwn = signedIn.viewer.oneself == summary.id
        warning =
            isOwn ? "This is your own account. You are signed out, and somebody else has to let you in again." : nil
        let roles = summary.roles.filter { $0.source != .everyone }.count
        points = [
            "\(summary.name) is signed out at once, in every browser, and cannot sign in.",
            roles == 0
                ? "Nothing that they did is lost."
                : "They keep \(roles == 1 ? "their role" : "their \(roles) roles"), without any effect.",
            "They can be reactivated at any time.",
        ]
        (hasEnding, ending) = (false, [])
        action = Address.deactivation(signedIn.organisation, summary.id)
        button = "Deactivate"
        isDangerous = true
        cancel = Address.person(signedIn.organisation, summary.id)
    }

    init(reactivating person: PersonDetails, withheld: [HoldingSummary], _ visit: Visit, _ signedIn: SignedIn) {
        let summary = person.summary
        frame = Frame(visit, "Reactivate \(summary.name)?", trail: .to(summary, signedIn))
        warning = nil
        points = [
            "\(summary.name) can sign in again.",
            withheld.isEmpty
                ? "Every role that they still hold has its effect again."
                : "Roles that you may give have their effect again.",
        ]
        hasEnding = !withheld.isEmpty
        ending = withheld.map(\.words)
        action = Address.reactivation(signedIn.organisation, summary.id)
        button = "Reactivate"
        isDangerous = false
        cancel = Address.person(signedIn.organisation, summary.id)
    }
}
