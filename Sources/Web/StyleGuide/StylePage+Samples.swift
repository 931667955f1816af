// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension StylePage {
    static let roles = [
        Choices.Answer(
            "course-leader",
            "Course leader",
            hint: "Builds the course, enrols students, grades their work."
        ),
        Choices.Answer("course-tutor", "Course tutor", hint: "Sees and grades the work of the students."),
        Choices.Answer(
            "course-auditor",
            "Course auditor",
            hint: "Not possible: Ada Okafor is a student on this course.",
            isImpossible: true
        ),
    ]

    static let leaves = [
        Tree.Leaf("School of Health", at: "/style", depth: 0, detail: "412 people"),
        Tree.Leaf("Nursing", at: "/style", depth: 1, detail: "186 people"),
        Tree.Leaf("Year 1", at: "/style", depth: 2, detail: "94 people"),
        Tree.Leaf("Year 2", at: "/style", depth: 2, detail: "92 people", tag: Tag("Ends soon", .warning)),
        Tree.Leaf("Midwifery", at: "/style", depth: 1, detail: "61 people"),
        Tree.Leaf("Visiting lecturers", at: "/style", depth: 0, detail: "9 people"),
    ]

    /// A line of the table of holdings.
    struct SampleRow: Sendable {
        let name: String
        let role: String
        let place: String
        let since: String
        let state: Tag

        static let all = [
            SampleRow(
                name: "Ada Okafor",
                role: "Course leader",
                place: "Statistics for health sciences",
                since: "3 Sep 2026",
                state: Tag("Active", .good)
            ),
            SampleRow(
                name: "Tomasz Wiśniewski",
                role: "Course tutor",
                place: "Ethics in practice",
                since: "1 Oct 2026",
                state: Tag("Ends soon", .warning)
            ),
            SampleRow(
                name: "Nguyễn Thị Lan",
                role: "Programme assistant",
                place: "Nursing",
                since: "12 Jan 2025",
                state: Tag("Ended", .bad)
            ),
        ]
    }
}
