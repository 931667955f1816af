// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A request for support in a list, for those who ask and for those who answer.
struct RequestLine: Sendable {
    let number: String
    let subject: String
    let requestAddress: String
    let kind: String
    let asker: String
    let state: Tag
    let changed: String

    init(_ request: SupportSummary, at address: String) {
        number = String(request.id)
        subject = request.subject
        requestAddress = address
        kind = request.kind.title
        asker = request.askerName
        state = Tag(request.state)
        changed = request.changedAt.minuteWords
    }
}
