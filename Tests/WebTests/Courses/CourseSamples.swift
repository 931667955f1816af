// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

@testable import Learning
@testable import Web

extension PageSamples {
    /// Learning courses, for those who look after them and those who take them.
    var courses: [any Web.Page] {
        let ada = Site.ada
        let summary = CourseSummary(node: course, title: "Recognising sepsis", counts: [.current: 2])
        let takers = Paged(
            items: [taker(.current, holding: sampleHolding), taker(.completed, holding: nil)],
            page: .init(2, size: 2),
            total: 6
        )
        let chosen = CoursePage.Filter(state: .current, search: "Ada")
        let problems = Problems([
            .init("title", "Write"), .init("says", "Shorter"), .init("text", "Write"), .init("address", "Enter"),
            .init("files", "Choose"), .init("people", "Tick"), .init("as", "Choose"), .init("day", "Enter"),
        ])
        let full = details(isFull: true)
        return [
            CoursesPage(visit, ada, Paged(items: [summary], page: .init(2, size: 1), total: 3), "sep", mayCreate: true),
            CoursesPage(visit, ada, .empty(.init()), "", mayCreate: false),
            CoursesPage(visit, ada, .empty(.init()), "x", mayCreate: false),
            CoursePage(visit, ada, full, takers, chosen),
            CoursePage(visit, ada, details(isFull: false), .empty(.init()), .init(state: nil, search: "")),
            CourseFormPage(visit, ada, nil, problems),
            CourseFormPage(visit, ada, full, .none),
            CourseFormPage(visit, ada, full, .none, meanwhile),
            CourseRemovalPage(visit, ada, full),
            CoursePartPage(visit, ada, full, .file, nil, problems),
            CoursePartPage(visit, ada, full, .link, full.parts[1], .none),
            CoursePartPage(visit, ada, full, .file, full.parts[2], .none),
            CoursePartPage(visit, ada, full, .text, full.parts[0], .none, meanwhile),
        ] + handingOut(full, problems) + taking(problems)
    }

    private func handingOut(_ full: CourseDetails, _ problems: Problems) -> [any Web.Page] {
        let (ada, person) = (Site.ada, PersonID(index: 3))
        let candidates = [
            CourseCandidate(person: person, name: "Amara Nwosu", state: .available),
            CourseCandidate(person: PersonID(index: 4), name: "Jonas Feldmann", state: .current),
        ]
        let handing = HandingOut(course, as: .current, to: [person])
        let outlook = { (names: [String]) in
            HandingOutOutlook(
                courseTitle: "Recognising sepsis",
                names: names,
                people: names.isEmpty ? [] : [person],
                leftOut: ["Jonas Feldmann"],
                preview: self.samplePreview
            )
        }
        let list = Paged(items: candidates, page: Learning.Page(2, size: 2), total: 6)
        return [
            HandOutPage(visit, ada, full, list, [samplePlace], "a", problems),
            HandOutPage(visit, ada, full, .empty(.init()), [], "", .none),
            HandOutPage(visit, ada, full, .empty(.init()), [], "x", .none),
            HandOutCheckPage(visit, ada, handing, outlook(["Amara Nwosu"]), back: "/"),
            HandOutCheckPage(visit, ada, handing, outlook([]), back: "/"),
        ]
    }

    private func taking(_ problems: Problems) -> [any Web.Page] {
        let ada = Site.ada
        return [
            OwnCoursePage(visit, ada, own(.current), problems),
            OwnCoursePage(visit, ada, own(.available), .none),
            OwnCoursePage(visit, ada, own(.completed), .none),
            LearningPage(visit, ada, [], CourseState.allCases.map { own($0) }),
            LearningPage(visit, ada, [], [OwnCourse(past: course, "Recognising sepsis", on: day)]),
        ]
    }

    private var meanwhile: Meanwhile {
        Meanwhile(
            Objection("somebody changed this meanwhile", remedy: "compare it with what you wrote"),
            ["Title": "Recognising sepsis", "Text": ""]
        )
    }

    private var course: NodeID { NodeID(index: 4) }
    private var day: Instant { Instant(seconds: 1_795_334_400) }

    private func details(isFull: Bool) -> CourseDetails {
        CourseDetails(
            node: course,
            title: "Recognising sepsis",
            says: isFull ? "An hour, on the ward." : "",
            parts: isFull ? parts : [],
            mayEdit: isFull,
            mayRemove: isFull,
            mayHandOut: isFull ? [.current, .available] : [],
            maySeePeople: true
        )
    }

    private var parts: [CoursePart] {
        [
            CoursePart(id: 1, title: "Read first", text: "Six signs.", content: .text),
            CoursePart(id: 2, title: "Guideline", text: "", content: .link("https://www.example.org/sepsis")),
            CoursePart(id: 3, title: "Chart", text: "Print it.", content: .file(name: "Chart.pdf", bytes: 40_000)),
        ]
    }

    private func taker(_ state: CourseState, holding: HoldingSummary?) -> CourseTaker {
        CourseTaker(
            person: PersonID(index: 3),
            name: "Amara Nwosu",
            state: state,
            completedOn: state == .completed ? day : nil,
            holding: holding,
            maySeePerson: state == .current
        )
    }

    private func own(_ state: CourseState) -> OwnCourse {
        OwnCourse(
            node: course,
            title: "Recognising sepsis",
            says: state == .current ? "An hour, on the ward." : "",
            state: state,
            completedOn: state == .completed ? day : nil,
            isOpen: true,
            parts: state == .available ? [] : parts,
            mayTakeUp: state == .available,
            mayComplete: state == .current,
            mayTakeBack: state == .completed
        )
    }
}
