// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// How the final sign-off of a learner's own Step stands.
struct OwnSignOffPage: Page {
    static let template = "steps/own-sign-off"

    let frame: Frame
    let objections: [String]
    /// How it stands, in a sentence.
    let says: String
    let missing: [OwnStepPage.Line]
    let hasMissing: Bool
    let form: RequestForm?
    /// What was typed and cannot be sent any more.
    let unsaved: String?
    let withdraw: String?
    let certificate: String?
    /// Requests and sign-offs so far, the newest first.
    let records: [SignOffRecord]
    let hasRecords: Bool

    /// The form to ask with.
    struct RequestForm: Sendable {
        let action: String
        let statement: LongField
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ step: OwnStep,
        typed: String? = nil,
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let (organisation, record) = (signedIn.organisation, step.record)
        let trail = [
            signedIn.learningPortal, Frame.Place(record.title, at: Address.ownStep(organisation, record.node)),
        ]
        frame = Frame(visit, "Final sign-off", trail: trail, problems: problems)
        self.objections = objections
        says = Self.says(step)
        let isWaiting = record.signOff?.state == .waiting
        let missing = Set(isWaiting ? [] : step.missing?.proficiencies.map(\.number) ?? [])
        self.missing = record.lines.filter { missing.contains($0.proficiency.number) }
            .map { OwnStepPage.Line($0, record, at: organisation) }
        hasMissing = !self.missing.isEmpty
        let mayAskNow = step.mayAskForSignOff && !isWaiting && step.missing?.isEmpty == true
        form = mayAskNow ? RequestForm(record, at: organisation, typed, problems) : nil
        unsaved = mayAskNow ? nil : typed.flatMap { $0.isEmpty ? nil : $0 }
        withdraw = isWaiting && step.mayAskForSignOff ? Address.withdrawSignOff(organisation, record.node) : nil
        certificate = record.isClosed ? Address.ownCertificate(organisation, record.node) : nil
        records = step.signOffs.map { SignOffRecord($0, isOwn: true) }
        hasRecords = !records.isEmpty
    }

    private static func says(_ step: OwnStep) -> String {
        let record = step.record
        if record.isClosed { return "“\(record.title)” is completed. Nothing of it changes any more." }
        if record.signOff?.state == .waiting {
            return "You asked for it. Who may sign it off was told, and you will be."
        }
        guard record.isEnrolled else { return "You are not enrolled on “\(record.title)” now." }
        guard let missing = step.missing else { return "Nobody asks for it on your behalf." }
        guard !missing.isEmpty else { return "Nothing is missing: you can ask for your final sign-off." }
        let (count, what) = (missing.proficiencies.count, missing.needsConfirmation ? "confirmed" : "achieved")
        return count == 1
            ? "One required proficiency is missing. Once it is \(what) you can ask for your final sign-off."
            : "\(count) required proficiencies are missing. Once they are \(what) you can ask for your final sign-off."
    }
}

extension OwnSignOffPage.RequestForm {
    fileprivate init(_ record: StepRecord, at organisation: String, _ typed: String?, _ problems: Problems) {
        action = Address.ownSignOff(organisation, record.node)
        statement = LongField(
            "statement",
            "Your statement",
            value: typed ?? "",
            hint: "What you take from it, or what whoever signs it off should know. It is kept with the sign-off.",
            problems: problems,
            isRequired: false
        )
    }
}
