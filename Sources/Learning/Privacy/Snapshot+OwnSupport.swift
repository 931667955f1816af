// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The part of somebody's file about what they asked support.
extension Snapshot {
    /// Each message with the files beside it, which are had from the page of the request.
    func supportRequests(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT support_request.id AS request_id, support_request.kind, support_request.subject,
                support_request.state, support_message.id, support_message.operator_name, support_message.act,
                support_message.body, support_message.said_at
            FROM support_request
            JOIN support_message
                ON support_message.organisation_id = support_request.organisation_id
                AND support_message.request_id = support_request.id
            WHERE support_request.organisation_id = \(organisation) AND support_request.person_id = \(person)
            ORDER BY support_message.id
            \(ownRows)
            """
        )
        let files = try supportFileNames(of: person)
        return OwnData.Section(
            .support,
            ["Request", "Kind", "Subject", "Stands", "At", "By", "Did", "Said", "Files"],
            try rows.map { row in
                let (request, message): (Int64, Int64) = (try row.read("request_id"), try row.read("id"))
                return [
                    String(request), (try row.read("kind") as SupportKind).title, try row.read("subject"),
                    try row.read("state"), (try row.read("said_at") as Instant).fileText,
                    try row.read("operator_name") as String? ?? "you", try row.read("act"), try row.read("body"),
                    (files[message] ?? []).joined(separator: ", "),
                ]
            }
        )
    }

    private func supportFileNames(of person: PersonID) throws -> [Int64: [String]] {
        try transaction.rows(
            """
            SELECT support_file.message_id, support_file.name
            FROM support_file
            JOIN support_request
                ON support_request.organisation_id = support_file.organisation_id
                AND support_request.id = support_file.request_id
            WHERE support_request.organisation_id = \(organisation) AND support_request.person_id = \(person)
            ORDER BY support_file.id
            \(ownRows)
            """
        ).reduce(into: [:]) { files, row in files[try row.read("message_id"), default: []].append(try row.read("name"))
        }
    }
}
