// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Who was enrolled on what, when and by whom.
struct EnrolmentsPage: Page {
    static let template = "tracking/enrolments"
    static let size = 50

    let frame: Frame
    let lead: String
    let stepWord: String
    let filter: ReportFilterForm?
    let lines: [Line]
    let hasLines: Bool
    let pagination: Pagination?
    let download: Download?
    let nobody: EmptyState?

    /// One enrolment.
    struct Line: Sendable {
        let name: String
        let personAddress: String?
        let step: String
        let day: String
        let giver: String
        let state: Tag
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: Reports.Listed<EnrolmentLine>) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Who was enrolled",
            trail: signedIn.reportTrail(to: .enrolments, list.filter)
        )
        stepWord = signedIn.words.step
        lead = "Enrolments from \(list.span.words), the newest first."
        filter = ReportFilterForm(
            Address.reportPeople(organisation, .enrolments),
            list.filter,
            signedIn.words,
            steps: list.steps,
            groups: list.groups,
            hasPeriod: true
        )
        lines = list.page.items.map { line in
            Line(
                name: line.personName,
                personAddress: line.maySeePerson ? Address.person(organisation, line.person) : nil,
                step: line.stepTitle,
                day: line.from.dayWords,
                giver: line.giverWords,
                state: Tag(line.state)
            )
        }
        hasLines = !lines.isEmpty
        pagination = Pagination(list.page) { Address.reportPeople(organisation, .enrolments, list.filter, page: $0) }
        download =
            hasLines ? Download(Address.reportPeopleFile(organisation, .enrolments), list.filter.hidden) : nil
        nobody =
            hasLines
            ? nil
            : EmptyState(
                "Nobody was enrolled in this time",
                says: "Choose a longer time, or all \(signedIn.words.steps).",
                icon: "people"
            )
    }
}
