// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Sheets

@testable import Learning
@testable import Web

extension PageSamples {
    /// The pages of an import.
    var importPages: [any Web.Page] {
        let problems = Problems([.init("file", "Choose a file."), .init("columns", "Choose a column.")])
        let lines = [
            Sheet.Line(number: 1, cells: ["Name", "E-mail"]), Sheet.Line(number: 2, cells: ["Ada", "ada@example.org"]),
        ]
        let remarks = Paged(
            items: [ImportCheck.Remark(line: lines[1], says: "There is no name. Write one.")],
            page: Learning.Page(2, size: 50),
            total: 120
        )
        return [
            ImportStartPage(visit, Site.ada, [job(.checked)], problems),
            ImportColumnsPage(visit, Site.ada, job(.columns), lines, ImportPreset.allCases, sampleQuestions, problems),
            ImportProgressPage(visit, Site.ada, job(.running)),
            ImportCheckPage(visit, Site.ada, job(.checked), remarks, remarks),
            ImportCheckPage(visit, Site.ada, job(.failed), remarks, remarks),
            ImportDonePage(visit, Site.ada, job(.done), remarks),
        ]
    }

    func job(_ state: ImportJob.State) -> ImportJob {
        let line = ChangePreview.Line(about: "submission", verbs: ["grade"], places: ["in Algebra"])
        let group = ChangePreview.Group(names: ["Ada"], othersCount: 2, gains: [line], loses: [line])
        return ImportJob(
            id: ImportID(organisation: Site.ada.viewer.organisation, number: 3),
            fileName: "people.csv",
            linesTotal: 120,
            createdAt: Instant(seconds: 1_795_334_400),
            state: state,
            mapping: ImportMapping(preset: .plain, columns: [.name, .email]),
            outcome: ImportJob.Outcome(
                counts: ImportCounts(made: 3, changed: 2, same: 1, refused: 120, roles: 4),
                gains: ImportGains(groups: [group], peopleCount: 3)
            ),
            digest: "0f",
            reason: state == .failed ? "Somebody else was faster. Check it again." : nil,
            linesDone: 40
        )
    }
}
