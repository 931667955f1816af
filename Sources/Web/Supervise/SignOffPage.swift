// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// A Step's final sign-off: how it stands, what it still needs, and what the viewer may do about it.
struct SignOffPage: Page {
    static let template = "supervise/sign-off"

    let frame: Frame
    let objection: String?
    let state: Tag
    let facts: Summary
    let certificate: String?
    let missing: Missing?
    let request: Request?
    let give: Give?
    let sendBack: SendBack?
    let reopen: Reopen?
    /// What was written and could not be kept, so that it can be copied.
    let unsent: String?
    let onlyLook: String?
    let earlier: [SignOffRecord]
    let hasEarlier: Bool

    /// What has to be confirmed first.
    struct Missing: Sendable {
        let says: String
        let lines: [String]
        let more: String?
        let all: String
    }

    /// What the learner says.
    struct Request: Sendable {
        let asked: String
        let learnerSays: String?
    }

    /// The form that leads to the check page.
    struct Give: Sendable {
        let action: String
        let statement: LongField
    }

    /// The form that sends the request back.
    struct SendBack: Sendable {
        let action: String
        let comment: LongField
    }

    /// The form that opens the Step again.
    struct Reopen: Sendable {
        let action: String
        let reason: LongField
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ record: StepRecord,
        _ outlook: SignOffOutlook,
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let (organisation, learner, node) = (signedIn.organisation, record.learner, record.node)
        frame = Frame(visit, "Final sign-off", trail: signedIn.trail(to: record), problems: problems)
        self.objection = objection
        state = Tag(record.signOff, isClosed: record.isClosed, isEnrolled: record.isEnrolled)
        facts = Summary([
            Summary.Row("Learner", record.learnerName), Summary.Row(signedIn.words.step, record.title),
            Summary.Row("So far", record.progress.requiredWords),
        ])
        certificate =
            record.isClosed ? record.signOff?.code.map { Address.certificate(organisation, $0) } : nil
        missing = outlook.missing.flatMap { Missing($0, record, at: organisation) }
        let isWaiting = record.signOff?.state == .waiting
        request = isWaiting ? record.signOff.map(Request.init) : nil
        give =
            outlook.canBeGiven
            ? Give(
                action: Address.checkSignOff(organisation, learner, node),
                statement: .statement(visit, problems)
            ) : nil
        sendBack =
            outlook.mayGive && isWaiting
            ? SendBack(
                action: Address.sendBackSignOff(organisation, learner, node),
                comment: LongField(
                    "comment",
                    "What is missing",
                    value: visit.form.verbatim("comment") ?? "",
                    rows: 3,
                    hint: "\(record.learnerName) reads it, and can ask again.",
                    problems: problems
                )
            ) : nil
        reopen =
            outlook.mayReopen
            ? Reopen(
                action: Address.reopenStep(organisation, learner, node),
                reason: LongField(
                    "reason",
                    "Why it is opened again",
                    value: visit.form.verbatim("reason") ?? "",
                    rows: 3,
                    hint:
                        "The sign-off stays in the record, and counts no more. \(record.learnerName) reads the reason.",
                    problems: problems
                )
            ) : nil
        let written = [
            give == nil ? visit.form["statement"] : nil, sendBack == nil ? visit.form["comment"] : nil,
            reopen == nil ? visit.form["reason"] : nil,
        ]
        unsent = written.compactMap(\.self).first
        let isOwn = signedIn.viewer.subject == learner
        onlyLook =
            outlook.mayGive || outlook.mayReopen
            ? nil : Self.onlyLook(record, isOwn: isOwn, signedIn.words.step)
        earlier = outlook.earlier.filter { $0.state != .waiting }.map { SignOffRecord($0, isOwn: isOwn) }
        hasEarlier = !earlier.isEmpty
    }

    private static func onlyLook(_ record: StepRecord, isOwn: Bool, _ step: String) -> String {
        if record.isClosed { return "The \(step) is signed off, and closed by that: nothing is left to do." }
        if isOwn { return "This is your own \(step). Nobody signs off their own: ask somebody else to." }
        return record.isEnrolled
            ? "You may look at this, and not sign it off."
            : "\(record.learnerName) is not enrolled on this \(step) now, so it cannot be signed off."
    }
}

extension SignOffPage.Missing {
    /// How many are named before they are only counted.
    private static let namedMaximum = 10

    /// Nothing where nothing is missing.
    fileprivate init?(_ outlook: SignOffOutlook.Missing, _ record: StepRecord, at organisation: String) {
        guard !outlook.isEmpty else { return nil }
        let missing = outlook.proficiencies
        let what = outlook.needsConfirmation ? "confirmed" : "self-assessed as achieved"
        says =
            missing.count == 1
            ? "1 proficiency is required and not \(what) yet:"
            : "\(missing.count) proficiencies are required and not \(what) yet:"
        lines = missing.prefix(Self.namedMaximum).map { "\($0.code) \($0.statement)" }
        let others = missing.count - lines.count
        more = others == 0 ? nil : "and \(others) more."
        all = Address.learnerStep(organisation, record.learner, record.node)
    }
}

extension SignOffPage.Request {
    fileprivate init(_ request: SignOff) {
        asked = request.askedAt.map { "\(request.learnerName) asked on \($0.minuteWords)." } ?? ""
        learnerSays = request.learnerSays.isEmpty ? nil : request.learnerSays
    }
}

extension LongField {
    /// What whoever signs a Step off writes about it.
    static func statement(_ visit: Visit, _ problems: Problems) -> LongField {
        LongField(
            "statement",
            "Your statement",
            value: visit.form.verbatim("statement") ?? "",
            hint: "It stands on the record, beside the learner’s own.",
            problems: problems,
            isRequired: false
        )
    }
}
