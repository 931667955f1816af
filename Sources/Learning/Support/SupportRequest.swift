// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// What a request is about: by this the role model says who may open and who sees it (H-12).
package enum SupportKind: String, Sendable, Hashable, CaseIterable, Storable {
    case technical
    case other = "non-technical"

    /// As one chooses it: "Technical".
    package var title: String {
        switch self {
        case .technical: "Technical"
        case .other: "Not technical"
        }
    }

    /// What is needed to open one.
    var opening: PermissionName {
        switch self {
        case .technical: .supportOpenTechnical
        case .other: .supportOpenOther
        }
    }
}

/// How a request stands.
package enum SupportState: String, Sendable, Hashable, CaseIterable, Storable {
    /// The operator is to answer.
    case open
    /// The operator answered, and whoever asked can reply.
    case answered
    case closed
}

/// A request in a list.
package struct SupportSummary: Sendable, Hashable {
    package let id: Int64
    package let kind: SupportKind
    package let subject: String
    package let state: SupportState
    package let asker: PersonID
    package let askerName: String
    package let askedAt: Instant
    /// When something was said last.
    package let changedAt: Instant
}

/// A request with everything that was said about it.
package struct SupportRequest: Sendable, Hashable {
    package let summary: SupportSummary
    /// The oldest first.
    package let messages: [SupportMessage]
    /// Whether the viewer asked it, and may write.
    package var mayWrite = false
}

/// Something that one of the two sides said, and what that did.
package struct SupportMessage: Sendable, Hashable {
    package let id: Int64
    /// By which name; the operator is no person of the organisation.
    package let by: String
    package let isByOperator: Bool
    package let act: Act
    package let text: String
    package let at: Instant
    package internal(set) var files: [EvidenceFile] = []

    /// What a message did beside saying something.
    package enum Act: String, Sendable, Hashable, Storable {
        case asked, replied, closed
        case openedAgain = "opened-again"
    }
}

/// What of the support area there is for somebody.
package struct SupportArea: Sendable, Hashable {
    /// The kinds that they may open a request of.
    package let openable: [SupportKind]
    /// Whether there are requests that they might see.
    package let hasRequests: Bool
    /// Whether they read the questions that are asked often.
    package let hasQuestions: Bool

    package init(openable: [SupportKind], hasRequests: Bool, hasQuestions: Bool) {
        (self.openable, self.hasRequests, self.hasQuestions) = (openable, hasRequests, hasQuestions)
    }
}

/// Which requests are asked for.
package struct SupportFilter: Sendable, Hashable {
    package var state: SupportState?
    /// Only what the viewer asked themselves.
    package var isOwn: Bool
    /// Words of the subject, or of what was said.
    package var search: String

    package init(state: SupportState? = nil, isOwn: Bool = false, search: String = "") {
        self.state = state
        self.isOwn = isOwn
        self.search = search
    }
}

extension SupportSummary {
    static let columns: SQL = """
        support_request.id, support_request.kind, support_request.subject, support_request.state,
            support_request.person_id, person.name AS asker_name, support_request.asked_at, support_request.changed_at
        """

    static let tables: SQL = """
        support_request
        JOIN person
            ON person.organisation_id = support_request.organisation_id AND person.id = support_request.person_id
        """

    init(_ row: Row) throws {
        id = try row.read("id")
        kind = try row.read("kind")
        subject = try row.read("subject")
        state = try row.read("state")
        asker = try row.read("person_id")
        askerName = try row.read("asker_name")
        askedAt = try row.read("asked_at")
        changedAt = try row.read("changed_at")
    }
}
