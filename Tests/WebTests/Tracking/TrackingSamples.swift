// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// The Tracking System and its reports.
    var tracking: [any Web.Page] {
        let ada = Site.ada
        let rights = PeopleRights(
            mayRegister: true,
            mayImport: true,
            registrationsWaiting: 2,
            erasuresWaiting: 1,
            mailsUndelivered: 3,
            mayActOnMany: true
        )
        let none = PeopleRights(mayRegister: false, mayImport: false, registrationsWaiting: nil)
        let days = ReportFilter(step: step.node, period: .days, from: moment, until: moment)
        let problems = Problems([.init("from", "Choose days."), .init("until", "Choose a last day.")])
        return [
            TrackingPage(
                visit,
                ada,
                rights,
                [job(.checked), job(.done)],
                ReportKind.allCases,
                PlaceKind(name: "group", title: "group", isGroup: true, parent: nil)
            ),
            TrackingPage(visit, ada, none, [], [.progress]),
            ReportsPage(visit, ada, ReportKind.allCases),
            ReportPage(visit, ada, sampleReport(.progress, days), days, problems: problems),
            ReportPage(visit, ada, sampleReport(.signOffs, days), days, problems: problems),
            SavedReportsPage(visit, ada, [saved(true), saved(false)]),
            SavedReportsPage(visit, ada, []),
            SavedReportPage(visit, ada, .progress, days, problems: savingProblems),
            SavedReportPage(visit, ada, saved(true), problems: savingProblems),
            EnrolmentsPage(visit, ada, listed([enrolment(true), enrolment(false)], days)),
            EnrolmentsPage(visit, ada, listed([], days)),
            LearnerProgressPage(visit, ada, listed([progressLine(true), progressLine(false)], days)),
            LearnerProgressPage(visit, ada, listed([], days)),
        ]
    }

    private var savingProblems: Problems {
        Problems([.init("name", "Write a name."), .init("schedule", "Choose.")])
    }

    private func saved(_ isReadable: Bool) -> SavedReport {
        SavedReport(
            id: 3,
            person: PersonID(index: 4),
            name: "Each Monday",
            kind: .progress,
            filter: ReportFilter(),
            schedule: isReadable ? .weekly(1) : .never,
            nextAt: isReadable ? moment : nil,
            stoppedAt: isReadable ? nil : moment,
            isReadable: isReadable
        )
    }

    private var step: StepChoice { StepChoice(node: NodeID(index: 2), title: "Step 1") }
    private var span: ReportSpan { ReportSpan(from: moment, until: Instant(seconds: moment.seconds + 86_400)) }

    private func sampleReport(_ kind: ReportKind, _ filter: ReportFilter) -> Report {
        let many = (1...40).map { (number: Int) in Report.Row("Step \(number)", [number, 2, 3, 4, 5, 6, 7]) }
        let series = ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]
        return Report(
            kind: kind,
            filter: filter,
            span: kind.isOverTime ? span : nil,
            steps: [step, StepChoice(node: NodeID(index: 3), title: "Step 2")],
            groups: [PlaceChoice(node: NodeID(index: 5), title: "Ward 4", kindTitle: "Group")],
            facts: ["12 learners."],
            parts: [
                Report.Part("What is confirmed", by: "Step", series, of: "learners", many),
                Report.Part(
                    "Days",
                    by: "Month",
                    ["Half", "Most"],
                    of: "days",
                    isWhole: false,
                    noteTitle: "Oldest",
                    [Report.Row("May 2026", [2, nil], note: "1 May 2026")]
                ),
                Report.Part("Nothing", by: "Month", ["One"], of: "days", [Report.Row("May 2026", [0])]),
            ],
            hasNames: true,
            now: moment
        )
    }

    private func listed<Line>(_ lines: [Line], _ filter: ReportFilter) -> Reports.Listed<Line> {
        Reports.Listed(
            page: Paged(items: lines, page: Learning.Page(2, size: 20), total: lines.isEmpty ? 0 : 99),
            ReportQuestion(
                span: span,
                choices: [step],
                steps: [step],
                groups: [PlaceChoice(node: NodeID(index: 5), title: "Ward 4", kindTitle: "Group")]
            ),
            filter
        )
    }

    private func progressLine(_ isSignedOff: Bool) -> ProgressLine {
        let step = ProgressLine.Step(title: "Step 1", required: 4, confirmed: 2, achieved: 3, isSignedOff: isSignedOff)
        return ProgressLine(personName: "Priya Raman", steps: [step])
    }

    private func enrolment(_ isSeen: Bool) -> EnrolmentLine {
        EnrolmentLine(
            person: PersonID(index: 4),
            personName: "Priya Raman",
            stepTitle: "Step 1",
            from: moment,
            givenByName: isSeen ? "Farah Siddiqui" : nil,
            isGiverUnseen: !isSeen,
            source: .hand,
            state: .current,
            maySeePerson: isSeen
        )
    }
}
