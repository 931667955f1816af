// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What somebody sees of a learner's Step beside the answers.
///
/// INVARIANT: whatever shows confirmations and sign-offs, as a page, a list, a file, a count or a notice, takes it from
/// here. Only verbs that decide on a Step look at the whole of it, whoever asks.
struct StepSight: Sendable, Hashable {
    /// What was asked and decided about answers.
    let confirmations: Bool
    /// What was said and decided about the whole Step; that it is closed is no secret to who sees its answers.
    let signOffs: Bool
}

extension Snapshot {
    /// What the viewer sees of a learner's Step.
    func sight(of learner: PersonID, on step: NodeID) -> StepSight {
        let resource = onStep(step, of: learner)
        return StepSight(
            confirmations: allows(.confirmationView, resource),
            signOffs: allows(.signOffView, resource)
        )
    }
}

extension StepRecord {
    /// The record as far as somebody sees it: without confirmations there is only what the learner says of themselves.
    func seen(by sight: StepSight) -> StepRecord {
        StepRecord(
            learner: learner,
            learnerName: learnerName,
            node: node,
            title: title,
            version: version,
            isEnrolled: isEnrolled,
            isClosed: isClosed,
            lines: lines.map { line in
                Line(
                    proficiency: line.proficiency,
                    standing: line.standing.seen(by: sight, isAchieved: line.answer?.isAchieved == true),
                    answer: line.answer?.seen(by: sight)
                )
            },
            signOff: sight.signOffs ? signOff : nil,
            showsConfirmations: sight.confirmations,
            showsSignOff: sight.signOffs,
            completeBy: completeBy
        )
    }
}

extension StepRecord.Answer {
    func seen(by sight: StepSight) -> StepRecord.Answer {
        sight.confirmations
            ? self
            : StepRecord.Answer(
                id: id,
                words: words,
                isAchieved: isAchieved,
                evidence: evidence,
                files: files,
                answeredAt: answeredAt,
                replacedAt: replacedAt,
                confirmations: []
            )
    }
}

extension Standing {
    func seen(by sight: StepSight, isAchieved: Bool) -> Standing {
        switch self {
        case .open, .begun, .achieved: self
        case .waiting, .sentBack, .confirmed: sight.confirmations ? self : isAchieved ? .achieved : .begun
        }
    }
}
