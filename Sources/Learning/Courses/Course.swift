// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A learning course in the list of those who look after courses.
package struct CourseSummary: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    /// How many have it as current, available and completed, as far as the viewer may know.
    package let counts: [CourseState: Int]
}

/// How somebody stands with a course.
package enum CourseState: String, Sendable, Hashable, CaseIterable {
    /// It was assigned to them, or they took it up.
    case current
    /// It was offered to them.
    case available
    case completed
}

/// A learning course: what it says, what it contains, and what the viewer may do about it.
package struct CourseDetails: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let says: String
    package let parts: [CoursePart]
    package let mayEdit: Bool
    package let mayRemove: Bool
    /// As what the viewer may hand it out.
    package let mayHandOut: [CourseState]
    /// Whether the viewer may see who has it, and who completed it.
    package let maySeePeople: Bool

    /// What the editor of its words saw.
    package var mark: String { TextMark.of([title, says]) }
}

/// A piece of what a course contains.
package struct CoursePart: Sendable, Hashable {
    package let id: Int64
    package let title: String
    /// What is written on it, or beside the link or the file.
    package let text: String
    package let content: Content

    package init(id: Int64, title: String, text: String, content: Content) {
        self.id = id
        self.title = title
        self.text = text
        self.content = content
    }

    /// What its editor saw.
    package var mark: String {
        switch content {
        case .text: TextMark.of([title, text])
        case .link(let address): TextMark.of([title, text, address])
        case .file(let name, let bytes): TextMark.of([title, text, name, String(bytes)])
        }
    }

    /// What it leads to.
    package enum Content: Sendable, Hashable {
        case text
        case link(String)
        case file(name: String, bytes: Int)

        package var kind: Kind {
            switch self {
            case .text: .text
            case .link: .link
            case .file: .file
            }
        }
    }

    /// What a part can be.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, link, file
    }
}

/// Somebody who has a course, or completed it.
package struct CourseTaker: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    package let state: CourseState
    /// The day on which they completed it.
    package let completedOn: Instant?
    /// What they hold on it; nothing where that ended.
    package let holding: HoldingSummary?
    /// Whether the viewer may open their page.
    package let maySeePerson: Bool
}

/// A course as whoever takes it sees it.
package struct OwnCourse: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let says: String
    package let state: CourseState
    package let completedOn: Instant?
    /// Whether it can be opened; not where they completed one that they have no more.
    package let isOpen: Bool
    /// What it contains, once it was taken up.
    package let parts: [CoursePart]
    package let mayTakeUp: Bool
    package let mayComplete: Bool
    package let mayTakeBack: Bool
}

extension OwnCourse {
    /// One that was completed and cannot be opened any more: that alone is told of it, under the title it had then.
    init(past node: NodeID, _ title: String, on day: Instant) {
        self.init(
            node: node,
            title: title,
            says: "",
            state: .completed,
            completedOn: day,
            isOpen: false,
            parts: [],
            mayTakeUp: false,
            mayComplete: false,
            mayTakeBack: false
        )
    }
}
