// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Organisations
import Storage

/// Photos of people: whoever may see the person sees the photo.
package struct Photos: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package static let bytesMaximum = Pictures.bytesMaximum

    /// The sizes that a photo is kept in.
    package enum Size: String, Sendable, Hashable, CaseIterable {
        case large = "photo"
        case small = "small-photo"
    }

    /// Somebody's photo, unless it is the one that is known already; nothing where there is none.
    ///
    /// - Throws: ``NotFound`` where the viewer may not know of the person.
    package func photo(
        of person: PersonID,
        _ size: Size,
        known: String? = nil,
        by viewer: Viewer
    ) async throws -> PersonPhoto {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(person)
            if viewer.person != person || !snapshot.allows(.accountEdit, .account(of: person)) {
                _ = try snapshot.permit(.personView, Resource(person))
            }
            let file = try snapshot.transaction.row(
                """
                SELECT type, digest, CASE WHEN digest = \(known ?? "") THEN NULL ELSE content END AS content
                FROM file
                WHERE organisation_id = \(snapshot.organisation) AND person_id = \(person)
                    AND purpose = \(size.rawValue)
                """
            )
            return PersonPhoto(
                name: row.name,
                file: try file.map {
                    StoredFile(
                        type: try $0.read("type"),
                        digest: try $0.read("digest"),
                        content: try $0.read("content")
                    )
                }
            )
        }
    }

    /// What somebody's photo hashes to, for whoever may change it; no digest where there is none.
    package func current(of person: PersonID, by viewer: Viewer) async throws -> (name: String, digest: String?) {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(person)
            _ = try snapshot.permitProfile(of: person)
            return (row.name, row.photo)
        }
    }

    /// Gives a person another photo, one's own or that of somebody whose profile one may change.
    ///
    /// - Throws: ``InvalidInput`` for the field `photo`.
    package func put(_ bytes: [UInt8], of person: PersonID, by viewer: Viewer) async throws {
        // Asked before the work, and again where it is kept.
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existing(person)
            _ = try snapshot.permitProfile(of: person)
        }
        try Pictures.check(bytes)
        try await platform.scanner?.check(bytes, field: "photo")
        let photo = try await platform.pictures.photo(from: bytes)
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permitProfile(of: person)
            _ = try amendment.existingUnerased(person)
            try amendment.dropPhotos(of: person, permit)
            try amendment.keep(photo.large, as: .large, of: person, permit)
            try amendment.keep(photo.small, as: .small, of: person, permit)
            amendment.record(.photoChanged(person: person.index, removed: false), permit)
        }
    }

    /// Takes a photo away.
    package func remove(of person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permitProfile(of: person)
            guard try amendment.dropPhotos(of: person, permit) > 0 else {
                throw Objection("there is no photo", remedy: "nothing is left to do")
            }
            amendment.record(.photoChanged(person: person.index, removed: true), permit)
        }
    }
}

/// Somebody's photo, or only their name where there is none.
package struct PersonPhoto: Sendable {
    package let name: String
    package let file: StoredFile?
}

/// Content that somebody sent, as it is kept.
package struct StoredFile: Sendable {
    package let type: String
    /// What its content hashes to.
    package let digest: String
    /// Nothing where the viewer knows it already.
    package let content: [UInt8]?
}

extension Amendment {
    @discardableResult
    fileprivate func dropPhotos(of person: PersonID, _ permit: Permit) throws -> Int {
        try execute(
            """
            DELETE FROM file
            WHERE organisation_id = \(organisation) AND person_id = \(person)
                AND purpose \(in: Photos.Size.allCases.map(\.rawValue))
            """,
            permit
        )
    }

    fileprivate func keep(
        _ content: [UInt8],
        as size: Photos.Size,
        of person: PersonID,
        _ permit: Permit
    ) throws {
        try execute(
            """
            INSERT INTO file (organisation_id, id, person_id, purpose, type, digest, content, sent_at, sent_by)
            VALUES (
                \(organisation), \(try nextNumber(in: "file")), \(person), \(size.rawValue), \("image/jpeg"),
                \(SHA256.hex(of: content)), \(content), \(now), \(viewer.person)
            )
            """,
            permit
        )
    }
}

extension Snapshot {
    func photo(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT type, digest, content, sent_at, sent_by
            FROM file
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND purpose = 'photo'
            \(ownRows)
            """
        )
        let told = try toldNames(of: rows.map { try $0.read("sent_by") }, person)
        return OwnData.Section(
            .photo,
            ["Type", "Sent", "By", "Content (Base64)"],
            try rows.map { row in
                [
                    try row.read("type"), (try row.read("sent_at") as Instant).fileText,
                    told(try row.read("sent_by")), Data(try row.read("content") as [UInt8]).base64EncodedString(),
                ]
            }
        )
    }
}
