// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The last page: what it changes, before it is done.
struct GiveCheckPage: Page {
    static let template = "roles/check"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let preview: Preview?
    /// Why it cannot be given like that; then there is no button.
    let objections: [String]
    let isPossible: Bool
    let cancel: String

    init(_ visit: Visit, _ draft: GiftDraft, _ preview: ChangePreview?, _ objections: [String]) {
        frame = Frame(
            visit,
            objections.isEmpty ? "Check before you give the role" : "This role cannot be given like that"
        )
        steps = draft.steps(.check)
        answers = draft.answers
        action = Address.giveRole(draft.organisation)
        hidden = draft.form.hidden()
        self.preview = preview.map(Preview.init)
        self.objections = objections
        isPossible = objections.isEmpty
        cancel = Address.home(draft.organisation)
    }
}
