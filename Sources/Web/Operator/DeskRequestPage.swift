// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A request as the operator answers it.
struct DeskRequestPage: Page {
    static let template = "operator/request"

    let frame: Frame
    let caption: String
    let state: Tag
    let objections: [String]
    let messages: [SupportRequestPage.Message]
    let form: Form?
    /// What was typed and cannot be sent any more.
    let unsaved: String?

    /// The form to answer with, or to close it.
    struct Form: Sendable {
        let action: String
        let text: LongField
        let button: String
        let close: String
    }

    init(
        _ visit: Visit,
        _ desk: DeskVisit,
        _ request: SupportRequest,
        typed: String = "",
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let (organisation, summary) = (desk.organisation.slug, request.summary)
        frame = Frame(
            visit,
            summary.subject,
            trail: [Frame.Place("What \(desk.organisation.title) asks", at: Address.desk(organisation))],
            problems: problems
        )
        caption = "Request \(summary.id) · \(summary.kind.title) · \(summary.askerName)"
        state = Tag(summary.state)
        self.objections = objections
        messages = request.messages.map { message in
            SupportRequestPage.Message(message) { Address.fileAtDesk(organisation, $0) }
        }
        let isClosed = summary.state == .closed
        unsaved = isClosed && !typed.isEmpty ? typed : nil
        form =
            isClosed
            ? nil
            : Form(
                action: Address.answerAtDesk(organisation, summary.id),
                text: LongField(
                    "text",
                    "Your answer",
                    value: typed,
                    rows: 8,
                    hint: "You answer as \(desk.name). To close the request you need write nothing.",
                    problems: problems
                ),
                button: "Send the answer",
                close: Address.closeAtDesk(organisation, summary.id)
            )
    }
}
