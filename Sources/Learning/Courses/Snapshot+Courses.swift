// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// What a course says of itself, whoever asks.
    func description(of course: NodeID) throws -> String {
        let row = try transaction.row(
            "SELECT says FROM course WHERE organisation_id = \(organisation) AND node_id = \(course)"
        )
        return try row?.read("says") ?? ""
    }

    /// What a course contains, in its order, whoever asks.
    func parts(of course: NodeID) throws -> [CoursePart] {
        try transaction.rows(
            """
            SELECT \(CoursePart.columns)
            FROM course_part
            WHERE organisation_id = \(organisation) AND node_id = \(course)
            ORDER BY place, id
            """
        ).map(CoursePart.init)
    }

    /// When people completed a course, by person; of one person, where they are named.
    func completions(of course: NodeID, by person: PersonID? = nil) throws -> [PersonID: Instant] {
        let ofOne: SQL = person.map { " AND person_id = \($0)" } ?? ""
        return try transaction.rows(
            """
            SELECT person_id, completed_on
            FROM course_completion
            WHERE organisation_id = \(organisation) AND node_id = \(course) AND taken_back_at IS NULL\(ofOne)
            """
        ).reduce(into: [:]) { $0[try $1.read("person_id")] = try $1.read("completed_on") }
    }

    /// How everybody stands with a course whom the viewer may know of.
    ///
    /// Who completed it is told by their record, who has it by what they hold.
    func states(of row: NodeRow) throws -> [PersonID: CourseState] {
        var states: [PersonID: CourseState] = [:]
        let resource = try resource(row)
        for (state, name) in [(CourseState.available, PermissionName.courseJoin), (.current, .courseFollow)] {
            guard let role = role(state, of: row) else { continue }
            let permission = model.number(of: name)
            for person in roster.holders(of: role, on: row.node)
            where authorizer.allows(.person(person), permission, resource, at: now) && mayKnow(person, role, row) {
                states[person] = state
            }
        }
        for person in try completions(of: row.node).keys
        where allows(.learningRecordView, Resource(in: row.node, owner: person)) {
            states[person] = .completed
        }
        return states
    }

    /// Whether the viewer may know that somebody holds a role on a course now.
    private func mayKnow(_ person: PersonID, _ role: RoleID, _ row: NodeRow) -> Bool {
        roster.holdings(of: person).contains { held in
            held.role == role && held.node == row.node && held.isCurrent(at: now) && maySee(held)
        }
    }

    /// A page of those who have a course or completed it, by name.
    func takers(
        of row: NodeRow,
        in state: CourseState?,
        named search: String,
        _ page: Page
    ) throws -> Paged<CourseTaker> {
        let states = try states(of: row).filter { state == nil || $0.value == state }
        let people = try peopleRows(Array(states.keys), PeopleFilter(search: search, status: .all), page)
        let ids = Set(people.items.map(\.id))
        let completions = try completions(of: row.node)
        let held = try openHoldingRows(on: row.node).filter { held in
            ids.contains(held.person) && (held.holding(in: model).map { $0.isCurrent(at: now) && maySee($0) } ?? false)
        }
        let holdings = Dictionary(try summaries(of: held).map { ($0.person, $0) }) { first, _ in first }
        return people.map { person in
            CourseTaker(
                person: person.id,
                name: person.name,
                state: states[person.id] ?? .current,
                completedOn: states[person.id] == .completed ? completions[person.id] : nil,
                holding: holdings[person.id],
                maySeePerson: allows(.personView, Resource(person.id))
            )
        }
    }
}

extension CoursePart {
    static let columns: SQL = "id, title, text, kind, address, file_name, bytes"

    init(_ row: Row) throws {
        let content: Content =
            switch CoursePart.Kind(rawValue: try row.read("kind")) {
            case .link: .link(try row.read("address") as String? ?? "")
            case .file:
                .file(name: try row.read("file_name") as String? ?? "", bytes: try row.read("bytes") as Int? ?? 0)
            case .text, nil: .text
            }
        self.init(
            id: try row.read("id"),
            title: try row.read("title"),
            text: try row.read("text"),
            content: content
        )
    }
}
