// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Courses {
    /// Makes a course, once for each form; it contains nothing yet, and nobody has it.
    package func create(
        _ title: String,
        says: String,
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws -> NodeID {
        let (title, says) = try Self.checked(title, says)
        return try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.courseCreate, Resource(.organisation))
            guard let kind = amendment.creatableCourses.first else { throw NotFound() }
            let name = amendment.model.kinds[Int(kind.index)].kind.name
            let made = try amendment.once(form, "course", [title.text, says], permit) {
                let course = try amendment.addNode(title, kind: name, in: .organisation, permit)
                try amendment.describe(course, says, permit)
                return Int64(course.index)
            }
            return NodeID(index: UInt32(made))
        }
    }

    /// Gives a course another title and another description, of which the editor saw ``CourseDetails/mark``.
    ///
    /// - Throws: ``InvalidInput``; ``Objection`` where somebody else changed them.
    package func edit(
        _ course: NodeID,
        title: String,
        says: String,
        seen: String? = nil,
        by viewer: Viewer
    ) async throws {
        let (title, says) = try Self.checked(title, says)
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existingCourse(course)
            let permit = try amendment.permit(.courseEdit, try amendment.resource(row))
            let described = try amendment.description(of: course)
            try TextMark.demand(seen, is: TextMark.of([row.title, described]))
            if title.text != row.title {
                try amendment.execute(
                    """
                    UPDATE node
                    SET title = \(title.text), title_key = \(title.key)
                    WHERE organisation_id = \(amendment.organisation) AND id = \(course)
                    """,
                    permit
                )
                amendment.record(.nodeRenamed(node: course.index, before: row.title, after: title.text), permit)
            }
            guard described != says else { return }
            try amendment.describe(course, says, permit)
            amendment.record(.courseDescribed(node: course.index), permit)
        }
    }

    /// Removes a course: whoever has it has it no more, and what was completed stays in their records.
    package func remove(_ course: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existingCourse(course)
            let permit = try amendment.permit(.courseDelete, try amendment.resource(row))
            guard amendment.roster.children(of: course).isEmpty else {
                throw Objection("“\(row.title)” contains other places", remedy: "move or remove these first")
            }
            try amendment.execute(
                "DELETE FROM course_part WHERE organisation_id = \(amendment.organisation) AND node_id = \(course)",
                permit
            )
            try amendment.removeNode(row, permit)
        }
    }

    private static func checked(_ title: String, _ says: String) throws -> (Title, String) {
        var problems: [InvalidInput.Problem] = []
        var (checkedTitle, checkedText): (Title?, String?)
        do { checkedTitle = try Title.checked(title, field: "title") } catch let error as InvalidInput {
            problems += error.problems
        }
        do { checkedText = try WrittenText.checked(says, field: "says") } catch let error as InvalidInput {
            problems += error.problems
        }
        guard let checkedTitle, let checkedText else { throw InvalidInput(problems) }
        return (checkedTitle, checkedText)
    }
}

extension Amendment {
    fileprivate func describe(_ course: NodeID, _ says: String, _ permit: Permit) throws {
        try execute(
            """
            INSERT INTO course (organisation_id, node_id, says)
            VALUES (\(organisation), \(course), \(says))
            ON CONFLICT (organisation_id, node_id) DO UPDATE SET says = excluded.says
            """,
            permit
        )
    }
}
