// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What people of an organisation ask support, and what became of it (H-12).
///
/// Who sees the requests of a kind sees those of everybody; whoever asked one is the only one who writes to it. What the
/// operator does is in ``SupportDesk``.
package struct SupportRequests: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Of one request: messages of both sides.
    static let messagesMaximum = 200
    /// Of one person, that are not closed.
    static let unclosedMaximum = 50
    /// Of all files of one request.
    static let bytesMaximum = 100 << 20

    /// The requests that the viewer may see, those first in which something was said last.
    ///
    /// - Throws: ``NotFound`` for whom support is not there at all.
    package func list(
        _ filter: SupportFilter = SupportFilter(),
        _ page: Page = Page(),
        by viewer: Viewer
    ) async throws -> Paged<SupportSummary> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandSupport()
            return try snapshot.supportRequests(filter, page)
        }
    }

    /// What of the support area there is for the viewer.
    ///
    /// - Throws: ``NotFound`` for whom it is not there at all.
    package func area(by viewer: Viewer) async throws -> SupportArea {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandSupport()
            return SupportArea(
                openable: snapshot.openableSupport,
                hasRequests: !snapshot.scope(.supportView).isNothing,
                hasQuestions: snapshot.allows(.faqView, Resource(.organisation))
            )
        }
    }

    /// Asks something, once for each form, and answers the number of the request.
    ///
    /// - Throws: ``InvalidInput`` for the fields `kind`, `subject`, `text` and `files`.
    package func ask(
        _ kind: SupportKind,
        _ subject: String,
        saying text: String,
        files: [SentFile] = [],
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws -> Int64 {
        // Whoever may not is told so before their files are looked at.
        try await platform.read(by: viewer) { _ = try $0.permitOpening(kind) }
        var problems: [InvalidInput.Problem] = []
        let title = Title(subject)
        if title == nil {
            let message = "Write 1 to \(Title.lengthMaximum) characters on one line."
            problems.append(InvalidInput.Problem(field: "subject", message: message))
        }
        var body = ""
        do {
            body = try WrittenText.checked(text, field: "text", needed: "Say what you need help with.")
        } catch let input as InvalidInput {
            problems += input.problems
        }
        guard let title, problems.isEmpty else { throw InvalidInput(problems) }
        let taken = try await EvidenceFiles(platform).taken(files)
        let said = body
        return try await platform.amend(by: viewer) { amendment in
            let (asker, permit) = try amendment.permitOpening(kind)
            let contents = [kind.rawValue, title.text, said] + files.contents
            return try amendment.once(form, "support-request", contents, permit) {
                let id = try amendment.open(kind, title, for: asker, permit)
                try amendment.say(said, .asked, in: id, taken, .permit(permit))
                amendment.record(.supportAsked(request: id, technical: kind == .technical), permit)
                return id
            }
        }
    }

    /// One request.
    ///
    /// - Throws: ``NotFound`` where the viewer may not see it.
    package func details(_ id: Int64, by viewer: Viewer) async throws -> SupportRequest {
        try await platform.read(by: viewer) { snapshot in
            let summary = try snapshot.seenRequest(id)
            var request = SupportRequest(summary: summary, messages: try snapshot.supportMessages(of: summary))
            request.mayWrite =
                viewer.oneself == summary.asker && snapshot.openableSupport.contains(summary.kind)
            return request
        }
    }

    /// A file beside a message, to be handed out.
    package func file(_ id: Int64, by viewer: Viewer) async throws -> (name: String, file: StoredFile) {
        try await platform.read(by: viewer) { snapshot in
            let organisation = snapshot.organisation
            guard let (request, file) = try snapshot.transaction.supportFile(id, of: organisation) else {
                throw NotFound()
            }
            _ = try snapshot.seenRequest(request)
            return file
        }
    }
}

extension Amendment {
    /// Opens a request in which nothing is said yet.
    ///
    /// - Throws: ``Objection`` where whoever asks has too many.
    fileprivate func open(_ kind: SupportKind, _ title: Title, for asker: PersonID, _ permit: Permit) throws -> Int64 {
        try demandRoom(forRequestOf: asker)
        let id = try nextNumber(in: "support_request")
        try execute(
            """
            INSERT INTO support_request (
                organisation_id, id, person_id, kind, subject, subject_key, state, asked_at, changed_at
            )
            VALUES (
                \(organisation), \(id), \(asker), \(kind), \(title.text), \(title.key), \(SupportState.open),
                \(now), \(now)
            )
            """,
            permit
        )
        return id
    }
}
