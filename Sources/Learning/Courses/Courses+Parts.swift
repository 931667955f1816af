// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// What somebody writes of a part of a course.
package struct CoursePartDraft: Sendable, Hashable {
    package var title: String
    package var text: String
    /// The address of a link.
    package var address: String
    package var file: SentFile?

    package init(title: String, text: String, address: String = "", file: SentFile? = nil) {
        self.title = title
        self.text = text
        self.address = address
        self.file = file
    }

    fileprivate var contents: [String] { [title, text, address] + [file].compactMap(\.self).contents }
}

extension Courses {
    /// A course has at most so many parts.
    package static let partsMaximum = 100
    /// The files of one course have at most so many bytes together.
    package static let bytesMaximum = 200 << 20

    /// Puts a part at the end of a course, once for each form.
    ///
    /// - Throws: ``InvalidInput`` where it is not written as it has to be, or the file is not taken.
    package func add(
        _ draft: CoursePartDraft,
        as kind: CoursePart.Kind,
        to course: NodeID,
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws {
        let checked = try await checked(draft, kind, of: course, isNew: true, by: viewer)
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitEditing(course)
            let contents = [String(course.index), kind.rawValue] + draft.contents
            _ = try amendment.once(form, "course-part", contents, permit) {
                guard try amendment.parts(of: course).count < Self.partsMaximum else {
                    throw Objection(
                        "a course has at most \(Self.partsMaximum) parts",
                        remedy: "remove one, or make a second course"
                    )
                }
                try amendment.demandRoom(for: checked.file, in: course)
                let part = try amendment.insert(checked, kind, into: course, permit)
                amendment.record(.coursePartAdded(node: course.index, title: checked.title.text), permit)
                return part
            }
        }
    }

    /// Writes a part anew, of which the editor saw ``CoursePart/mark``; the file stays unless another is sent.
    ///
    /// - Throws: ``InvalidInput``; ``Objection`` where somebody else changed it.
    package func change(
        _ part: Int64,
        of course: NodeID,
        to draft: CoursePartDraft,
        seen: String? = nil,
        by viewer: Viewer
    ) async throws {
        let kind = try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitEditing(course)
            return try snapshot.part(part, of: course).content.kind
        }
        let checked = try await checked(draft, kind, of: course, isNew: false, by: viewer)
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitEditing(course)
            let present = try amendment.part(part, of: course)
            guard present.content.kind == kind else { throw NotFound() }
            try TextMark.demand(seen, is: present.mark)
            try amendment.demandRoom(for: checked.file, in: course, replacing: part)
            try amendment.update(part, checked, permit)
            amendment.record(.coursePartChanged(node: course.index, title: checked.title.text), permit)
        }
    }

    /// Moves a part up by one; the first stays where it is.
    package func moveUp(_ part: Int64, of course: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitEditing(course)
            var parts = try amendment.parts(of: course)
            guard let index = parts.firstIndex(where: { $0.id == part }) else { throw NotFound() }
            guard index > 0 else { return }
            parts.swapAt(index, index - 1)
            for (place, part) in parts.enumerated() {
                try amendment.execute(
                    """
                    UPDATE course_part SET place = \(place + 1)
                    WHERE organisation_id = \(amendment.organisation) AND id = \(part.id)
                    """,
                    permit
                )
            }
            amendment.record(.coursePartChanged(node: course.index, title: parts[index - 1].title), permit)
        }
    }

    /// Removes a part, with its file.
    package func removePart(_ part: Int64, of course: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitEditing(course)
            let removed = try amendment.part(part, of: course)
            try amendment.execute(
                "DELETE FROM course_part WHERE organisation_id = \(amendment.organisation) AND id = \(part)",
                permit
            )
            amendment.record(.coursePartRemoved(node: course.index, title: removed.title), permit)
        }
    }

    /// The file of a part, for who follows the course or edits it.
    package func file(
        of part: Int64,
        in course: NodeID,
        by viewer: Viewer
    ) async throws -> (name: String, file: StoredFile) {
        try await platform.read(by: viewer) { snapshot in
            let course = try snapshot.existingCourse(course)
            let resource = try snapshot.resource(course)
            if !snapshot.allows(.courseEdit, resource) { _ = try snapshot.permit(.courseFollow, resource) }
            let row = try snapshot.transaction.row(
                """
                SELECT file_name, type, digest, content
                FROM course_part
                WHERE organisation_id = \(snapshot.organisation) AND node_id = \(course.node) AND id = \(part)
                    AND kind = 'file'
                """
            )
            guard let row else { throw NotFound() }
            let content: [UInt8] = try row.read("content")
            return (
                name: try row.read("file_name"),
                file: StoredFile(type: try row.read("type"), digest: try row.read("digest"), content: content)
            )
        }
    }

    /// Looks at what was written, and at the file before there is a transaction; asks for the right before that work.
    private func checked(
        _ draft: CoursePartDraft,
        _ kind: CoursePart.Kind,
        of course: NodeID,
        isNew: Bool,
        by viewer: Viewer
    ) async throws -> CheckedPart {
        _ = try await platform.read(by: viewer) { try $0.permitEditing(course) }
        var part = try CheckedPart(draft, kind, isNew: isNew)
        if kind == .file, let file = draft.file {
            part.file = try await EvidenceFiles(platform).taken([file]).first
        }
        return part
    }
}

extension Snapshot {
    fileprivate func permitEditing(_ course: NodeID) throws -> Permit {
        try permit(.courseEdit, try resource(try existingCourse(course)))
    }

    /// - Throws: ``NotFound`` where the course has no such part.
    func part(_ id: Int64, of course: NodeID) throws -> CoursePart {
        let row = try transaction.row(
            """
            SELECT \(CoursePart.columns)
            FROM course_part
            WHERE organisation_id = \(organisation) AND node_id = \(course) AND id = \(id)
            """
        )
        guard let row else { throw NotFound() }
        return try CoursePart(row)
    }

    fileprivate func demandRoom(for file: TakenFile?, in course: NodeID, replacing part: Int64? = nil) throws {
        guard let file else { return }
        let row = try transaction.row(
            """
            SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS total
            FROM course_part
            WHERE organisation_id = \(organisation) AND node_id = \(course) AND id <> \(part ?? 0)
            """
        )
        let total: Int = try row?.read("total") ?? 0
        guard total + file.content.count <= Courses.bytesMaximum else {
            throw InvalidInput("files", "The files of this course have more than 200 MB together. Send a smaller one.")
        }
    }
}
