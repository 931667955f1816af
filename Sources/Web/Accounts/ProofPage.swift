// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Asks who is signed in for their password, or a code, before something sensitive.
struct ProofPage: Page {
    static let template = "accounts/proof"

    let frame: Frame
    let action: String
    /// What is sent on with it: a form that was on its way, or where to go.
    let hidden: [HiddenField]
    let secret: Field

    static let field = "proof"
    static let wrong = "This is neither your password nor a code that your app shows now."

    /// On the way to a page.
    init(_ visit: Visit, _ organisation: String, next: String?, wrong: String? = nil) {
        self.init(
            visit,
            action: Address.confirm(organisation),
            hidden: [HiddenField("next", next)].compactMap(\.self),
            wrong: wrong
        )
    }

    /// Between a form and what it does: the form goes on as it was.
    init(_ visit: Visit, resending form: Form, to address: String, wrong: String?) {
        let fields = form.fields.filter { $0.name != "form-token" }
        self.init(visit, action: address, hidden: fields.compactMap { HiddenField($0.name, $0.value) }, wrong: wrong)
    }

    private init(_ visit: Visit, action: String, hidden: [HiddenField], wrong: String?) {
        let problems = Problems([wrong.map { .init(Self.field, $0) }].compactMap(\.self))
        frame = Frame(visit, "Confirm that it is you", problems: problems)
        self.action = action
        self.hidden = hidden
        secret = Field(
            Self.field,
            "Your password",
            type: .password,
            hint: "If you have a second factor, a code that your app shows will do as well.",
            problems: problems,
            autocomplete: "current-password"
        )
    }
}
