// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A part of a course as it can be kept.
struct CheckedPart: Sendable {
    let title: Title
    let text: String
    let address: String?
    var file: TakenFile?

    /// - Throws: ``InvalidInput`` with everything that is wrong.
    init(_ draft: CoursePartDraft, _ kind: CoursePart.Kind, isNew: Bool) throws {
        var problems: [InvalidInput.Problem] = []
        let title = Title(draft.title)
        if title == nil {
            let message = "Write 1 to \(Title.lengthMaximum) characters on one line."
            problems.append(InvalidInput.Problem(field: "title", message: message))
        }
        let needed = kind == .text ? "Write what is to be read." : nil
        var text = ""
        do { text = try WrittenText.checked(draft.text, field: "text", needed: needed) } catch let error as InvalidInput
        {
            problems += error.problems
        }
        address = kind == .link ? LinkAddress.checked(draft.address) : nil
        if kind == .link, address == nil {
            problems.append(
                InvalidInput.Problem(
                    field: "address",
                    message: "Enter an address that begins with https:// or http://."
                )
            )
        }
        if kind == .file, isNew, draft.file == nil {
            problems.append(InvalidInput.Problem(field: "files", message: "Choose a file."))
        }
        guard let title, problems.isEmpty else { throw InvalidInput(problems) }
        self.title = title
        self.text = text
    }
}

extension Amendment {
    /// Puts it at the end; answers its number.
    func insert(_ part: CheckedPart, _ kind: CoursePart.Kind, into course: NodeID, _ permit: Permit) throws -> Int64 {
        let id = try nextNumber(in: "course_part")
        let last = try transaction.row(
            """
            SELECT COALESCE(MAX(place), 0) AS place
            FROM course_part
            WHERE organisation_id = \(organisation) AND node_id = \(course)
            """
        )
        let place: Int = try last?.read("place") ?? 0
        let file = part.file
        try execute(
            """
            INSERT INTO course_part (
                organisation_id, id, node_id, place, kind, title, text, address, file_name, type, digest, bytes, content,
                changed_at
            )
            VALUES (
                \(organisation), \(id), \(course), \(place + 1), \(kind.rawValue), \(part.title.text), \(part.text),
                \(part.address), \(file?.name), \(file?.type), \(file.map { SHA256.hex(of: $0.content) }),
                \(file?.content.count), \(file?.content), \(now)
            )
            """,
            permit
        )
        return id
    }

    func update(_ id: Int64, _ part: CheckedPart, _ permit: Permit) throws {
        try execute(
            """
            UPDATE course_part
            SET title = \(part.title.text), text = \(part.text), address = \(part.address), changed_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """,
            permit
        )
        guard let file = part.file else { return }
        try execute(
            """
            UPDATE course_part
            SET file_name = \(file.name), type = \(file.type), digest = \(SHA256.hex(of: file.content)),
                bytes = \(file.content.count), content = \(file.content)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """,
            permit
        )
    }
}
