// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension SupportRequests {
    /// Says more, once for each form, after which the operator is to answer again.
    ///
    /// - Throws: ``Objection`` where it is closed.
    package func reply(
        to id: Int64,
        saying text: String,
        files: [SentFile] = [],
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws {
        try await write(in: id, .replied, text, files, form, by: viewer) { request in
            guard request.state == .closed else { return }
            throw Objection("this request is closed", remedy: "open it again")
        }
    }

    /// Needs no answer any more.
    ///
    /// - Throws: ``Objection`` where it is closed already.
    package func close(_ id: Int64, by viewer: Viewer) async throws {
        try await write(in: id, .closed, "", [], by: viewer) { request in
            guard request.state != .closed else {
                throw Objection("this request is closed already", remedy: "nothing is left to do")
            }
        }
    }

    /// Has it answered after all.
    ///
    /// - Throws: ``Objection`` where it is not closed.
    package func openAgain(_ id: Int64, saying text: String, files: [SentFile] = [], by viewer: Viewer) async throws {
        try await write(in: id, .openedAgain, text, files, by: viewer) { request in
            guard request.state == .closed else {
                throw Objection("this request is not closed", remedy: "look at it again, and reply")
            }
        }
    }

    private func write(
        in id: Int64,
        _ act: SupportMessage.Act,
        _ text: String,
        _ files: [SentFile],
        _ form: FormWord? = nil,
        by viewer: Viewer,
        unless objects: @escaping @Sendable (SupportSummary) throws -> Void
    ) async throws {
        try await platform.read(by: viewer) { _ = try $0.permitWriting(in: id) }
        let needed: String? = act == .closed ? nil : "Write what you want to say."
        let said = try WrittenText.checked(text, field: "text", needed: needed)
        let taken = try await EvidenceFiles(platform).taken(files)
        try await platform.amend(by: viewer) { amendment in
            let (request, permit) = try amendment.permitWriting(in: id)
            let contents = [String(id), said] + files.contents
            _ = try amendment.once(form, "support-\(act.rawValue)", contents, permit) {
                try objects(request)
                if act == .openedAgain { try amendment.demandRoom(forRequestOf: request.asker) }
                try amendment.say(said, act, in: id, taken, .permit(permit))
                try amendment.turn(id, to: act == .closed ? .closed : .open, .permit(permit))
                amendment.record(Act(act, id, of: request.asker), permit)
                return id
            }
        }
    }
}

extension Act {
    /// What whoever asked did in their request.
    fileprivate init(_ act: SupportMessage.Act, _ id: Int64, of asker: PersonID) {
        self =
            switch act {
            case .asked, .replied: .supportReplied(request: id)
            case .closed: .supportClosed(request: id, person: asker.index)
            case .openedAgain: .supportOpenedAgain(request: id)
            }
    }
}

extension Amendment {
    /// Adds a message, with the files that stand beside it.
    ///
    /// - Throws: ``InvalidInput`` where the request has too many.
    func say(
        _ text: String,
        _ act: SupportMessage.Act,
        in request: Int64,
        as operatorName: String? = nil,
        _ files: [TakenFile],
        _ right: Right
    ) throws {
        // However much was said, it can be closed.
        if act != .closed { try demandRoom(for: files, in: request) }
        let id = try nextNumber(in: "support_message")
        try execute(
            """
            INSERT INTO support_message (
                organisation_id, id, request_id, operator_name, act, body, body_key, said_at
            )
            VALUES (
                \(organisation), \(id), \(request), \(operatorName), \(act), \(text), \(Title.key(of: text)), \(now)
            )
            """,
            right
        )
        for file in files {
            try execute(
                """
                INSERT INTO support_file (
                    organisation_id, id, request_id, message_id, name, type, digest, bytes, content
                )
                VALUES (
                    \(organisation), \(try nextNumber(in: "support_file")), \(request), \(id), \(file.name),
                    \(file.type), \(SHA256.hex(of: file.content)), \(file.content.count), \(file.content)
                )
                """,
                right
            )
        }
    }

    /// Says how a request stands from now on.
    func turn(_ request: Int64, to state: SupportState, _ right: Right) throws {
        try execute(
            """
            UPDATE support_request SET state = \(state), changed_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(request)
            """,
            right
        )
    }

    private func demandRoom(for files: [TakenFile], in request: Int64) throws {
        let row = try transaction.row(
            """
            SELECT
                (SELECT COUNT(*) FROM support_message
                WHERE organisation_id = \(organisation) AND request_id = \(request)) AS messages,
                (SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM support_file
                WHERE organisation_id = \(organisation) AND request_id = \(request)) AS bytes
            """
        )
        guard try row?.read("messages") ?? 0 < SupportRequests.messagesMaximum else {
            throw Objection(
                "this request has \(SupportRequests.messagesMaximum) messages, and takes no more",
                remedy: "begin a new one"
            )
        }
        let bytes: Int = try row?.read("bytes") ?? 0
        guard bytes + files.reduce(0, { $0 + $1.content.count }) <= SupportRequests.bytesMaximum else {
            throw InvalidInput("files", "The files of this request have more than 100 MB together. Send smaller ones.")
        }
    }

    /// - Throws: ``Objection`` where somebody has as many requests as one may have at once.
    func demandRoom(forRequestOf asker: PersonID) throws {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS unclosed
            FROM support_request
            WHERE organisation_id = \(organisation) AND person_id = \(asker) AND state <> \(SupportState.closed)
            """
        )
        guard try row?.read("unclosed") ?? 0 < SupportRequests.unclosedMaximum else {
            throw Objection(
                "you have \(SupportRequests.unclosedMaximum) requests that are not closed",
                remedy: "close those that are done"
            )
        }
    }
}
