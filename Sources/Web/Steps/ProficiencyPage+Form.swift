// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

extension ProficiencyPage.AnswerForm {
    init(
        _ history: ProficiencyHistory,
        at organisation: String,
        _ typed: TypedAnswer?,
        _ problems: Problems,
        isOpen: Bool
    ) {
        let (line, node) = (history.line, history.record.node)
        action = Address.ownProficiency(organisation, node, line.proficiency.number)
        answers = Choices(
            "answer",
            "How do you assess yourself?",
            line.proficiency.answers.map { Choices.Answer($0.words, $0.words) },
            chosen: Set([typed?.words ?? line.answer?.words].compactMap(\.self)),
            problems: problems
        )
        evidence = LongField(
            "evidence",
            "Evidence",
            value: typed?.evidence ?? line.answer?.evidence ?? "",
            rows: 8,
            hint: "What you did, where and with whom, and what you learned. Never name a patient.",
            problems: problems,
            isRequired: false
        )
        let files = line.answer?.files ?? []
        kept =
            files.isEmpty
            ? nil
            : Choices(
                "keep",
                "Files beside your answer",
                files.map { Choices.Answer(String($0.id), "\($0.name), \($0.sizeWords)") },
                chosen: Set((typed?.kept ?? Set(files.map(\.id))).map(String.init)),
                hint: "Untick what is no longer to stand beside it. It stays beside your earlier answers.",
                isRequired: false
            )
        filesError = problems["files"]
        filesDescribed = "files-hint" + (filesError == nil ? "" : " files-error")
        filesBytes = EvidenceFiles.bytesAtOnceMaximum
        mayAsk = history.mayAsk
        warns = line.standing.warning
        self.isOpen = isOpen || line.standing.warning == nil
    }
}

extension ProficiencyPage.SentBackNote {
    /// Nothing where it was not sent back.
    init?(_ line: StepRecord.Line) {
        guard line.standing == .sentBack,
            let decision = line.answer?.confirmations.first(where: { $0.state == .sentBack })
        else { return nil }
        let by = decision.decidedBy.map { "\($0) sent it back" } ?? "It was sent back"
        says = by + (decision.decidedAt.map { " on \($0.dayWords)" } ?? "") + ":"
        quote = decision.comment
    }
}

extension ProficiencyPage.Request {
    /// Nothing where nobody is asked.
    init?(_ history: ProficiencyHistory, at organisation: String) {
        guard history.line.standing == .waiting else { return nil }
        let waiting = history.line.answer?.confirmations.first { $0.state == .waiting }
        let names = waiting?.asked ?? []
        words = names.isEmpty ? "You asked to have it confirmed." : "You asked \(names.listed) to confirm it."
        withdraw =
            history.mayAsk
            ? Address.withdrawRequest(organisation, history.record.node, history.line.proficiency.number) : nil
    }
}

extension Standing {
    /// What comes of a changed answer, where something comes of it.
    fileprivate var warning: String? {
        switch self {
        case .waiting: "If you change your answer, your request for confirmation is withdrawn. You can ask again."
        case .confirmed: "If you change your answer, its confirmation counts no more. You would have to ask again."
        case .open, .begun, .achieved, .sentBack: nil
        }
    }
}
