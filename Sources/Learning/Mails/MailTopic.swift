// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What somebody can stop being sent by a link in a mail, without signing in.
package enum MailTopic: Sendable, Hashable {
    case kind(NoticeKind)
    /// The mail that tells once a day of several kinds.
    case digest

    /// As it stands in an address; nothing where there is no such topic, or it is not optional.
    package init?(_ word: String) {
        if word == "digest" {
            self = .digest
        } else if let kind = NoticeKind(rawValue: word), kind.isOptional {
            self = .kind(kind)
        } else {
            return nil
        }
    }

    package var word: String {
        switch self {
        case .kind(let kind): kind.rawValue
        case .digest: "digest"
        }
    }
}
