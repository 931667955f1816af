// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Courses {
    /// The courses of whoever's pages are shown: what is current and available to them, and what they completed.
    ///
    /// What they completed stays, under the title that it had then, when they have the course no more or it is removed.
    package func own(by viewer: Viewer) async throws -> [OwnCourse] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject, !snapshot.model.kindsOfGivenCourses.isEmpty else { return [] }
            let held = try snapshot.ownCourses(of: person)
            return held + (try snapshot.pastCourses(of: person, but: Set(held.map(\.node))))
        }
    }

    /// One of them, with what it contains.
    ///
    /// - Throws: ``NotFound`` where they have no such course.
    package func own(_ course: NodeID, by viewer: Viewer) async throws -> OwnCourse {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject else { throw NotFound() }
            let row = try snapshot.existingCourse(course)
            _ = try snapshot.permit(.courseView, try snapshot.resource(row))
            guard let own = try snapshot.ownCourse(row, of: person, isWhole: true) else { throw NotFound() }
            return own
        }
    }

    /// Takes up a course that one was offered: it is current then.
    ///
    /// That is no gift to oneself: the right to take it up comes from whoever offered it.
    package func takeUp(_ course: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (learner, row, permit) = try amendment.permitAsTaker(.courseJoin, course)
            guard let role = amendment.role(.current, of: row) else { throw NotFound() }
            let held = try amendment.openHoldingRows(of: learner).filter { $0.node == course }
            let name = amendment.model.roles[Int(role.index)].name
            guard !held.contains(where: { $0.role == name }) else {
                throw Objection("you have taken “\(row.title)” up already", remedy: "open it")
            }
            for offer in held where amendment.isOffer(offer, of: row) {
                try amendment.end(offer, at: amendment.now, permit)
            }
            try amendment.give(
                Holding(learner, role, on: course, from: amendment.now, givenBy: learner),
                permit
            )
        }
    }

    /// Says that one has completed a course, on a day that is not to come.
    package func complete(_ course: NodeID, on day: Instant?, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (learner, row, permit) = try amendment.permitAsTaker(.courseFollow, course)
            guard try amendment.completions(of: course, by: learner).isEmpty else {
                throw Objection("you have completed “\(row.title)” already", remedy: "nothing is left to do")
            }
            let today = Instant(seconds: amendment.now.seconds - amendment.now.seconds % 86_400)
            let day = day ?? today
            guard day <= today else {
                throw InvalidInput("day", "That day is still to come. Enter today or a day before.")
            }
            guard today.seconds - day.seconds < Self.pastSecondsMaximum else {
                throw InvalidInput("day", "That day is long past. Enter the year with four digits.")
            }
            let id = try amendment.nextNumber(in: "course_completion")
            try amendment.execute(
                """
                INSERT INTO course_completion (
                    organisation_id, id, person_id, node_id, course_title, completed_on, noted_at
                )
                VALUES (
                    \(amendment.organisation), \(id), \(learner), \(course), \(row.title), \(day), \(amendment.now)
                )
                """,
                permit
            )
            amendment.record(.courseCompleted(StepMark(learner, course, nil)), permit)
        }
    }

    /// Takes back that one completed a course: it is current again, and the record stays as one that was taken back.
    package func takeBack(_ course: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (learner, row, permit) = try amendment.permitAsTaker(.courseFollow, course)
            guard try !amendment.completions(of: course, by: learner).isEmpty else {
                throw Objection("“\(row.title)” is not completed", remedy: "nothing is left to do")
            }
            try amendment.execute(
                """
                UPDATE course_completion
                SET taken_back_at = \(amendment.now)
                WHERE organisation_id = \(amendment.organisation) AND person_id = \(learner) AND node_id = \(course)
                    AND taken_back_at IS NULL
                """,
                permit
            )
            amendment.record(.courseCompletionTakenBack(StepMark(learner, course, nil)), permit)
        }
    }

    /// A hundred years.
    private static let pastSecondsMaximum: Int64 = 100 * 366 * 86_400
}

extension Snapshot {
    /// That the viewer may do something with a course of theirs, and who they are: nobody does it for another.
    fileprivate func permitAsTaker(_ name: PermissionName, _ course: NodeID) throws -> (PersonID, NodeRow, Permit) {
        let row = try existingCourse(course)
        guard let learner = viewer.learner else {
            throw Objection("nobody learns for somebody else", remedy: "stop acting as another person first")
        }
        return (learner, row, try permit(name, try resource(row)))
    }

    fileprivate func ownCourses(of person: PersonID) throws -> [OwnCourse] {
        let kinds = model.kindsOfGivenCourses.map { model.kinds[Int($0.index)].kind.name }
        let held = roster.holdings(of: person).filter { $0.isCurrent(at: now) && $0.node.person == nil }
        return try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
                AND id \(in: held.map { Int64($0.node.index) })
            ORDER BY title_key, id
            """
        ).map(NodeRow.init).compactMap { try ownCourse($0, of: person) }
    }

    /// What somebody completed of courses that they have no more, the last first.
    fileprivate func pastCourses(of person: PersonID, but held: Set<NodeID>) throws -> [OwnCourse] {
        let rows = try transaction.rows(
            """
            SELECT course_completion.node_id, course_completion.course_title, course_completion.completed_on,
                node.removed_at
            FROM course_completion
            JOIN node ON node.organisation_id = course_completion.organisation_id AND node.id = course_completion.node_id
            WHERE course_completion.organisation_id = \(organisation) AND person_id = \(person)
                AND taken_back_at IS NULL
            ORDER BY completed_on DESC, course_completion.id DESC
            LIMIT \(Self.pastCoursesMaximum)
            """
        )
        return try rows.compactMap { row in
            let node: NodeID = try row.read("node_id")
            let isThere = try row.read("removed_at") as Int64? == nil
            // A course that was removed is no place any more: its record lies in the organisation.
            let place = isThere ? node : .organisation
            guard !held.contains(node), allows(.learningRecordView, Resource(in: place, owner: person)) else {
                return nil
            }
            return OwnCourse(past: node, try row.read("course_title"), on: try row.read("completed_on"))
        }
    }

    /// No list has more of what one person ever completed.
    private static var pastCoursesMaximum: Int { 1_000 }

    /// A course as somebody has it; nothing where they hold nothing on it that has an effect, or the viewer may not see it.
    fileprivate func ownCourse(_ row: NodeRow, of person: PersonID, isWhole: Bool = false) throws -> OwnCourse? {
        let resource = try resource(row)
        let may = { [self] (name: PermissionName) in
            authorizer.allows(.person(person), model.number(of: name), resource, at: now)
        }
        let holdsOne = [CourseState.current, .available].contains { state in
            role(state, of: row).map { role in
                roster.holdings(of: person).contains { $0.role == role && $0.node == row.node && $0.isCurrent(at: now) }
            } ?? false
        }
        let (follows, isOffered) = (may(.courseFollow), may(.courseJoin))
        guard holdsOne, follows || isOffered, allows(.courseView, resource) else { return nil }
        let maySeeRecord = allows(.learningRecordView, Resource(in: row.node, owner: person))
        let completedOn = maySeeRecord ? try completions(of: row.node, by: person)[person] : nil
        let isOneself = viewer.learner == person
        return OwnCourse(
            node: row.node,
            title: row.title,
            says: try description(of: row.node),
            state: completedOn != nil ? .completed : follows ? .current : .available,
            completedOn: completedOn,
            isOpen: true,
            parts: isWhole && allows(.courseFollow, resource) ? try parts(of: row.node) : [],
            mayTakeUp: isOneself && isOffered && !follows,
            mayComplete: isOneself && follows && completedOn == nil,
            mayTakeBack: isOneself && follows && completedOn != nil
        )
    }
}
