// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What a sign-off closes, before it is given.
struct SignOffCheckPage: Page {
    static let template = "supervise/sign-off-check"

    let frame: Frame
    let facts: Summary
    let withdrawn: String?
    let action: String
    let hidden: [HiddenField]
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ record: StepRecord) {
        let organisation = signedIn.organisation
        let statement = visit.form.verbatim("statement") ?? ""
        frame = Frame(visit, "Check before you sign it off", trail: signedIn.trail(to: record))
        let back = Address.learnerSignOff(organisation, record.learner, record.node)
        facts = Summary([
            Summary.Row("Learner", record.learnerName), Summary.Row(signedIn.words.step, record.title),
            Summary.Row("Proficiencies", record.progress.inWords),
            Summary.Row("Your statement", statement.isEmpty ? "None" : statement),
        ])
        let waiting = record.progress[.waiting]
        withdrawn =
            waiting == 0
            ? nil
            : (waiting == 1 ? "1 request to confirm is" : "\(waiting) requests to confirm are")
                + " withdrawn by it: nobody can decide on what is closed."
        action = back
        hidden = [HiddenField("statement", statement)].compactMap(\.self)
        cancel = back
    }
}
