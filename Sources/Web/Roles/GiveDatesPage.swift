// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The fourth, which may be left unanswered: from when until when.
struct GiveDatesPage: Page {
    static let template = "roles/dates"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let from: Field
    let until: Field

    init(_ visit: Visit, _ draft: GiftDraft, _ problems: Problems) {
        let form = draft.form
        frame = Frame(visit, "From when until when?", problems: problems)
        steps = draft.steps(.dates)
        answers = draft.answers
        action = Address.giveRole(draft.organisation)
        hidden = form.hidden(without: "from", "until", "dated")
        from = Field(
            "from",
            "First day",
            value: form.fromWritten ?? "",
            type: .date,
            hint: "The role begins at midnight (UTC) before it. Leave it empty to begin at once.",
            problems: problems,
            isRequired: false,
            width: .short
        )
        until = Field(
            "until",
            "Last day",
            value: form.untilWritten ?? "",
            type: .date,
            hint: "The role ends at midnight (UTC) after it. Leave it empty for no end.",
            problems: problems,
            isRequired: false,
            width: .short
        )
    }
}
