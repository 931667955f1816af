// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How far the server is; it loads itself anew where scripts run.
struct ImportProgressPage: Page {
    static let template = "imports/progress"

    let frame: Frame
    let steps: Steps
    let done: Int
    let total: Int
    let says: String
    let address: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ job: ImportJob) {
        let organisation = signedIn.organisation
        let isCheck = job.state == .waiting || job.state == .checking
        frame = Frame(
            visit,
            isCheck ? "The file is being checked" : "The people are being imported",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Import", at: Address.imports(organisation)),
            ]
        )
        steps = .importing(isCheck ? 3 : 4)
        (done, total) = (job.linesDone ?? 0, max(1, job.linesTotal))
        says =
            job.linesDone.map { "\($0.grouped) of \(job.linesTotal.grouped) lines" }
            ?? "\(job.linesTotal.grouped) lines: it begins in a moment."
        address = Address.importJob(organisation, job.id.number)
    }
}
