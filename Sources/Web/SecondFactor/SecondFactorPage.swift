// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How one's own second factor stands, and what one can do about it.
struct SecondFactorPage: Page {
    static let template = "second-factor/show"

    let frame: Frame
    let state: Tag
    /// Why it has to be set up before anything else; nil where it has not.
    let demand: String?
    let isOn: Bool
    let facts: Summary
    let beginning: String
    let begin: String
    /// For every change of one that is on; nil where it is off.
    let code: Field?
    let renewing: String
    /// Why the codes should be renewed soon.
    let warning: String?
    /// Nil where it cannot be turned off.
    let ending: String?
    let whyOn: String?

    init(_ visit: Visit, _ signedIn: SignedIn, _ factor: SecondFactorState, problems: Problems = .none) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Your second factor",
            trail: signedIn.mustSetUpSecondFactor
                ? [] : [Frame.Place("Your account", at: Address.account(organisation))],
            problems: problems
        )
        let roles = factor.demandingRoles.joined(separator: " and ")
        isOn = factor.since != nil
        state = isOn ? Tag("On", .good) : Tag("Off", .plain)
        demand =
            isOn || roles.isEmpty
            ? nil : "You are \(roles), and whoever is that has a second factor here. Set it up, and you can go on."
        facts = Summary([
            Summary.Row("On since", factor.since?.dayWords ?? ""),
            Summary.Row("Recovery codes left", String(factor.codesLeft)),
        ])
        warning =
            isOn && factor.codesLeft < 3
            ? "Few recovery codes are left. Make new ones, or you are locked out when you lose your phone." : nil
        beginning = Address.secondFactor(organisation)
        begin = isOn ? "Set up another app" : "Set it up"
        code =
            isOn
            ? Field(
                "code",
                "Code",
                hint: "The six digits that your app shows now. Without your phone: one of your recovery codes.",
                problems: problems,
                autocomplete: "one-time-code"
            )
            : nil
        renewing = Address.recoveryCodes(organisation)
        ending = isOn && roles.isEmpty ? Address.secondFactorEnd(organisation) : nil
        whyOn = isOn && !roles.isEmpty ? "It stays on, as you are \(roles)." : nil
    }
}

/// The key to scan or to type, and the first code.
struct SecondFactorSetUpPage: Page {
    static let template = "second-factor/set-up"

    let frame: Frame
    let picture: String
    let key: String
    let action: String
    let code: Field
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ key: KeyToSetUp, problems: Problems = .none) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Set up your second factor",
            trail: [Frame.Place("Your second factor", at: Address.secondFactor(organisation))],
            problems: problems
        )
        picture = Address.secondFactorPicture(organisation)
        self.key = key.text
        action = Address.secondFactorSetUp(organisation)
        code = Field(
            "code",
            "Code",
            hint: "The six digits that the app shows now.",
            problems: problems,
            autocomplete: "one-time-code",
            width: .short
        )
        cancel = Address.secondFactor(organisation)
    }
}

/// The recovery codes, on the only page that ever shows them.
struct RecoveryCodesPage: Page {
    static let template = "second-factor/codes"

    let frame: Frame
    let lead: String
    let codes: [String]
    let onward: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ codes: [String], isNew: Bool) {
        frame = Frame(visit, isNew ? "Your second factor is on" : "Your new recovery codes")
        lead =
            isNew
            ? "From now on a code of your app is asked for after your password. Your other browsers are signed out."
            : "The codes that you had before are worth nothing any more."
        self.codes = codes
        onward = Address.home(signedIn.organisation)
    }
}
