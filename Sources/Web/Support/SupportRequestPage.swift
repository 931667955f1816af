// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A request: what was said by both sides, and what whoever asked can do.
struct SupportRequestPage: Page {
    static let template = "support/request"

    let frame: Frame
    let caption: String
    let state: Tag
    /// Why it was not done.
    let objections: [String]
    let messages: [Message]
    let reply: Form?
    let hidden: [HiddenField]
    /// Where it is closed, by whoever may.
    let close: String?
    /// Why the viewer does not write here.
    let reads: String?

    /// Something that was said.
    struct Message: Sendable {
        let by: String
        let side: Tag?
        let did: String
        let text: String?
        let evidenceFiles: EvidenceLinks?
    }

    /// The form to say more with.
    struct Form: Sendable {
        let heading: String
        let action: String
        let text: LongField
        let button: String
        let filesError: String?
        let filesDescribed: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ request: SupportRequest,
        typed: String = "",
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let (organisation, summary) = (signedIn.organisation, request.summary)
        frame = Frame(visit, summary.subject, trail: [signedIn.supportPlace], problems: problems)
        caption = "Request \(summary.id) · \(summary.kind.title)"
        state = Tag(summary.state)
        self.objections = objections
        messages = request.messages.map { message in
            Message(message) { Address.supportFile(organisation, $0) }
        }
        let isClosed = summary.state == .closed
        hidden = [visit.once].compactMap(\.self)
        reply =
            request.mayWrite ? Form(isClosed: isClosed, summary.id, at: organisation, typed, problems) : nil
        close = request.mayWrite && !isClosed ? Address.closeSupport(organisation, summary.id) : nil
        reads = request.mayWrite ? nil : "\(summary.askerName) asked this, and is the one who replies to support."
    }
}

extension SupportRequestPage.Message {
    /// With its files where they are had.
    init(_ message: SupportMessage, file address: (Int64) -> String) {
        by = message.by
        side = message.isByOperator ? Tag("Support", .special) : nil
        let at = message.at.minuteWords
        did =
            switch message.act {
            case .asked: "asked on \(at)"
            case .replied: message.isByOperator ? "answered on \(at)" : "replied on \(at)"
            case .closed: "closed the request on \(at)"
            case .openedAgain: "opened the request again on \(at)"
            }
        text = message.text.isEmpty ? nil : message.text
        evidenceFiles = EvidenceLinks(message.files, address: address)
    }
}

extension SupportRequestPage.Form {
    fileprivate init(
        isClosed: Bool,
        _ request: Int64,
        at organisation: String,
        _ typed: String,
        _ problems: Problems
    ) {
        heading = isClosed ? "Open it again" : "Reply"
        action =
            isClosed
            ? Address.openSupportAgain(organisation, request) : Address.replyToSupport(organisation, request)
        text = LongField(
            "text",
            isClosed ? "What is still open?" : "Your reply",
            value: typed,
            rows: 6,
            hint: "Support and everyone here who sees such requests read it. Never name a patient.",
            problems: problems
        )
        button = isClosed ? "Open the request again" : "Send your reply"
        filesError = problems["files"]
        filesDescribed = "files-hint" + (filesError == nil ? "" : " files-error")
    }
}
