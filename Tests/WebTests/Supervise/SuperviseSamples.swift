// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// What educators and assessors look at and decide on.
    var supervise: [any Web.Page] {
        let ada = Site.ada
        var sent = visit
        sent.form = Form([.init(name: "comment", value: "Well done."), .init(name: "statement", value: "Careful.")])
        let problems = Problems([
            .init("comment", "Say what is missing."), .init("ticked", "Tick those that you decide on."),
            .init("statement", "Shorter."), .init("reason", "Say why."),
        ])
        let steps = [StepChoice(node: NodeID(index: 2), title: "Step 1")]
        let filter = LearnersPage.Filter(search: "Pri", step: steps.first, steps: steps)
        return [
            ToDoPage(many([waiting]), many([waitingStep]), tasks, visit, ada, soon: soon, problems: problems),
            ToDoPage(many([]), many([]), tasks, visit, ada),
            ToDoPage(others: many([waiting]), tasks, visit, ada),
            ReviewPage(visit, ada, reviewable(), problems: problems),
            ReviewPage(sent, ada, reviewable(of: 8, obstacle: "it was changed; look again"), objection: "No."),
            ReviewPage(visit, ada, reviewable(mayDecide: false)),
            ConfirmManyPage(
                visit,
                ada,
                [reviewable(), reviewable(of: 8, obstacle: "it was changed")],
                ticked: [7],
                problems: problems,
                objection: "It was changed."
            ),
            LearnersPage(visit, ada, filter, many([learnerSummary]), tasks),
            LearnersPage(visit, ada, filter, .empty(.init()), nil),
            LearnerPage(visit, ada, learnerDetails, sessions: [session(isCancelled: true)], mayArrange: true),
            LearnerStepPage(visit, ada, record()),
            LearnerStepPage(visit, ada, record(proficiencies: 120)),
            LearnerStepPage(visit, ada, record(proficiencies: 0)),
            SignOffPage(visit, ada, record(), outlook(mayGive: true), problems: problems, objection: "Not now."),
            SignOffPage(visit, ada, record(signOff: .given), outlook(mayReopen: true), problems: problems),
            SignOffPage(sent, ada, record(), outlook(missing: 12)),
            SignOffCheckPage(visit, ada, record()),
        ]
    }

    var soon: [SupervisionLine] { [SupervisionLine(session(), for: nil, at: moment, in: "ashford")] }

    private func many<Item>(_ items: [Item]) -> Paged<Item> {
        Paged(items: items, page: Learning.Page(2, size: 20), total: items.isEmpty ? 0 : 99)
    }

    private var tasks: ReviewTasks {
        ReviewTasks(answers: 2, signOffs: 1, maySignOff: true, enrolling: "learner", now: moment)
    }

    private var waiting: WaitingAnswer {
        WaitingAnswer(
            answer: 7,
            learner: PersonID(index: 4),
            learnerName: "Priya Raman",
            step: NodeID(index: 2),
            stepTitle: "Step 1",
            code: "1.1",
            statement: "Keeps an airway open",
            words: "Achieved",
            evidence: "Ward 4",
            askedAt: moment,
            asked: ["Nadia Haddad"]
        )
    }

    private var waitingStep: WaitingSignOff {
        WaitingSignOff(
            learner: PersonID(index: 4),
            learnerName: "Priya Raman",
            step: NodeID(index: 2),
            stepTitle: "Step 1",
            askedAt: moment,
            learnerSays: "All of it is done."
        )
    }

    private func reviewable(of id: Int64 = 7, obstacle: String? = nil, mayDecide: Bool = true) -> ReviewableAnswer {
        let record = record()
        return ReviewableAnswer(
            id: id,
            record: record,
            line: record.lines[0],
            answers: [given(9, evidence: ""), given(8), given(7)],
            mayConfirm: mayDecide,
            maySendBack: mayDecide,
            obstacle: obstacle
        )
    }

    func given(_ id: Int64, evidence: String = "Ward 4") -> StepRecord.Answer {
        let states: [ConfirmationState] = [.waiting, .confirmed, .sentBack, .withdrawn, .superseded, .returned]
        return StepRecord.Answer(
            id: id,
            words: "Achieved",
            isAchieved: true,
            evidence: evidence,
            files: [EvidenceFile(id: 4, name: "Reflection.pdf", bytes: 900)],
            answeredAt: moment,
            replacedAt: moment,
            confirmations: states.map { state in
                Confirmation(
                    id: 3,
                    state: state,
                    askedAt: moment,
                    asked: ["Nadia Haddad"],
                    decidedAt: moment,
                    decidedBy: "Nadia Haddad",
                    decidedAs: "Assessor",
                    comment: "Seen.",
                    supersededAt: moment
                )
            }
        )
    }

    func record(proficiencies count: Int = 2, signOff state: SignOffState = .waiting) -> StepRecord {
        StepRecord(
            learner: PersonID(index: 4),
            learnerName: "Priya Raman",
            node: NodeID(index: 2),
            title: "Step 1",
            version: 1,
            isEnrolled: true,
            isClosed: state == .given,
            lines: (0..<count).map { place in
                StepRecord.Line(
                    proficiency: proficiency(place + 1),
                    standing: Standing.allCases[(place + 3) % Standing.allCases.count],
                    answer: place.isMultiple(of: 2) ? given(7) : nil
                )
            },
            signOff: signOff(state),
            showsConfirmations: true,
            showsSignOff: true
        )
    }

    private func proficiency(_ number: Int) -> Proficiency {
        Proficiency(
            number: number,
            heading: "Breathing",
            code: "1.\(number)",
            statement: "Keeps an airway open",
            guidance: "Safely.",
            evidence: "Direct observation",
            answers: PossibleAnswer.usual,
            isRequired: number == 1
        )
    }

    private func signOff(_ state: SignOffState) -> SignOff {
        SignOff(
            id: 1,
            state: state,
            askedAt: moment,
            learnerName: "Priya Raman",
            learnerSays: "All of it is done.",
            decidedAt: moment,
            decidedBy: "Farah Siddiqui",
            decidedAs: "Educator / Manager",
            comment: "Well done.",
            code: "0123",
            voidedAt: moment,
            voidReason: "One was wrong."
        )
    }

    private func outlook(missing: Int = 0, mayGive: Bool = false, mayReopen: Bool = false) -> SignOffOutlook {
        SignOffOutlook(
            missing: .init(
                proficiencies: (0..<missing).map { proficiency($0 + 1) },
                needsConfirmation: true
            ),
            earlier: [.waiting, .given, .sentBack, .withdrawn, .void].map(signOff),
            mayAsk: false,
            mayGive: mayGive,
            mayReopen: mayReopen
        )
    }

    var learnerSummary: LearnerSummary {
        LearnerSummary(
            id: PersonID(index: 4),
            name: "Priya Raman",
            steps: [
                .init(node: NodeID(index: 2), progress: record().progress),
                .init(node: NodeID(index: 3), progress: record(proficiencies: 0).progress),
            ]
        )
    }

    private var learnerDetails: LearnerDetails {
        let record = record()
        return LearnerDetails(
            id: record.learner,
            name: record.learnerName,
            steps: [SignOffState.waiting, .given].flatMap { state in
                [true, false].map { isEnrolled in
                    StepSummary(
                        node: record.node,
                        title: record.title,
                        isEnrolled: isEnrolled,
                        isClosed: state == .given,
                        isComplete: false,
                        progress: record.progress,
                        signOff: signOff(state)
                    )
                }
            },
            maySeePerson: true,
            enrolling: "learner"
        )
    }
}
