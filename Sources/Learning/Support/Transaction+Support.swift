// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Rows of the support area, whoever reads them.
extension ReadTransaction {
    func supportRequest(_ id: Int64, of organisation: OrganisationID) throws -> SupportSummary? {
        try row(
            """
            SELECT \(SupportSummary.columns)
            FROM \(SupportSummary.tables)
            WHERE support_request.organisation_id = \(organisation) AND support_request.id = \(id)
            """
        ).map(SupportSummary.init)
    }

    func supportMessages(of request: SupportSummary, in organisation: OrganisationID) throws -> [SupportMessage] {
        let files = try supportFiles(of: request.id, in: organisation)
        return try rows(
            """
            SELECT id, operator_name, act, body, said_at
            FROM support_message
            WHERE organisation_id = \(organisation) AND request_id = \(request.id)
            ORDER BY id
            """
        ).map { row in
            let (id, operatorName): (Int64, String?) = (try row.read("id"), try row.read("operator_name"))
            return SupportMessage(
                id: id,
                by: operatorName ?? request.askerName,
                isByOperator: operatorName != nil,
                act: try row.read("act"),
                text: try row.read("body"),
                at: try row.read("said_at"),
                files: files[id] ?? []
            )
        }
    }

    /// The files of a request, by the message that they stand beside.
    private func supportFiles(of request: Int64, in organisation: OrganisationID) throws -> [Int64: [EvidenceFile]] {
        try rows(
            """
            SELECT id, message_id, name, bytes
            FROM support_file
            WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY id
            """
        ).reduce(into: [:]) { files, row in
            let file = EvidenceFile(
                id: try row.read("id"),
                name: try row.read("name"),
                bytes: try row.read("bytes")
            )
            files[try row.read("message_id"), default: []].append(file)
        }
    }

    /// A file with its content, and the request that it belongs to.
    func supportFile(
        _ id: Int64,
        of organisation: OrganisationID
    ) throws -> (request: Int64, file: (name: String, file: StoredFile))? {
        try row(
            """
            SELECT request_id, name, type, digest, content
            FROM support_file
            WHERE organisation_id = \(organisation) AND id = \(id)
            """
        ).map { row in
            let content: [UInt8] = try row.read("content")
            let file = StoredFile(type: try row.read("type"), digest: try row.read("digest"), content: content)
            return (request: try row.read("request_id"), file: (name: try row.read("name"), file: file))
        }
    }
}
