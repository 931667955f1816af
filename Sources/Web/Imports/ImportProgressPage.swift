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
            ?? "\(job.linesTotal.grouped) lines: \(Self.begins(job.state))."
        address = Address.importJob(organisation, job.id.number)
    }

    /// How far it is where that is not known here: another server counts its lines.
    private static func begins(_ state: ImportJob.State) -> String {
        state == .checking || state == .running ? "it is being worked on" : "it begins in a moment"
    }
}
