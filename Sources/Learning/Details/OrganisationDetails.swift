// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension PermissionName {
    package static let organisationEditDetails = PermissionName("organisation.edit-details")
}

/// What an organisation is called and how it is reached, for everyone in it (H-11).
package struct OrganisationDetails: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The details, and whether the viewer edits them.
    ///
    /// - Throws: ``NotFound`` for who is nobody in the organisation.
    package func read(by viewer: Viewer) async throws -> (details: Details, mayEdit: Bool) {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.person, snapshot.roster.isActive(person) else { throw NotFound() }
            let mayEdit = snapshot.allows(.organisationEditDetails, Resource(.organisation))
            return (details: try snapshot.details(), mayEdit: mayEdit)
        }
    }

    /// The details, for who edits them.
    package func detailsToEdit(by viewer: Viewer) async throws -> Details {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.organisationEditDetails, Resource(.organisation))
            return try snapshot.details()
        }
    }

    /// Changes the details, of which the editor saw a version.
    ///
    /// - Throws: ``InvalidInput`` for the fields of ``Details/Field``, ``Objection`` where somebody else changed them.
    package func edit(_ text: [Details.Field: String], version: Int64, by viewer: Viewer) async throws {
        _ = try await detailsToEdit(by: viewer)
        let checked = try DetailsCheck(text)
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.organisationEditDetails, Resource(.organisation))
            let before = try amendment.details()
            guard before.version == version else {
                throw Objection(
                    "somebody changed this meanwhile",
                    remedy: "compare it with what you wrote, and save again"
                )
            }
            let changed = Details.Field.allCases.filter { before[$0] != checked[$0] }
            try amendment.rename(to: checked.title, permit)
            try amendment.keep(checked, after: before, permit)
            amendment.record(.detailsEdited(fields: changed.map(\.rawValue)), permit)
        }
    }
}

/// What an organisation is called, and how it is reached; empty where nothing was said.
package struct Details: Sendable, Hashable {
    package let text: [Field: String]
    package let version: Int64

    package init(_ text: [Field: String], version: Int64) {
        (self.text, self.version) = (text, version)
    }

    package subscript(field: Field) -> String { text[field] ?? "" }

    /// One of them, by the name that a form has for it.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        case title, address, contact, email, phone
        case webSite = "web-site"
    }
}

extension Snapshot {
    func details() throws -> Details {
        let row = try transaction.row(
            """
            SELECT organisation.title, organisation_detail.address, organisation_detail.contact,
                organisation_detail.email, organisation_detail.phone, organisation_detail.web_site,
                COALESCE(organisation_detail.version, 0) AS version
            FROM organisation
            LEFT JOIN organisation_detail ON organisation_detail.organisation_id = organisation.id
            WHERE organisation.id = \(organisation)
            """
        )
        guard let row else { throw NotFound() }
        func text(_ column: String) throws -> String { try row.read(column) as String? ?? "" }
        return Details(
            [
                .title: try text("title"), .address: try text("address"), .contact: try text("contact"),
                .email: try text("email"), .phone: try text("phone"), .webSite: try text("web_site"),
            ],
            version: try row.read("version")
        )
    }
}

extension Amendment {
    /// The organisation is its own topmost place, which bears the same name.
    fileprivate func rename(to title: Title, _ permit: Permit) throws {
        try execute("UPDATE organisation SET title = \(title.text) WHERE id = \(organisation)", permit)
        try execute(
            """
            UPDATE node SET title = \(title.text), title_key = \(title.key)
            WHERE organisation_id = \(organisation) AND id = \(NodeID.organisation)
            """,
            permit
        )
    }

    fileprivate func keep(_ text: DetailsCheck, after before: Details, _ permit: Permit) throws {
        guard let editor = viewer.person else { throw NotFound() }
        try execute(
            """
            INSERT INTO organisation_detail (
                organisation_id, address, contact, email, phone, web_site, version, changed_at, changed_by
            )
            VALUES (
                \(organisation), \(text[.address]), \(text[.contact]), \(text[.email]), \(text[.phone]),
                \(text[.webSite]), \(before.version + 1), \(now), \(editor)
            )
            ON CONFLICT (organisation_id)
            DO UPDATE SET address = excluded.address, contact = excluded.contact, email = excluded.email,
                phone = excluded.phone, web_site = excluded.web_site, version = excluded.version,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """,
            permit
        )
    }

    /// Takes somebody who is erased out of how the organisation is reached.
    func takeNameOutOfDetails(_ naming: Naming, _ right: Right) throws {
        let details = try details()
        let named = [Details.Field.contact, .email, .address].filter { naming.isNamed(inSentence: details[$0]) }
        guard !named.isEmpty else { return }
        func kept(_ field: Details.Field) -> String { named.contains(field) ? "" : details[field] }
        try execute(
            """
            UPDATE organisation_detail
            SET contact = \(kept(.contact)), email = \(kept(.email)), address = \(kept(.address)), version = version + 1
            WHERE organisation_id = \(organisation)
            """,
            right
        )
    }
}
