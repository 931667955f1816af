// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// The Learning Portal and certificates.
    var learning: [any Web.Page] {
        let ada = Site.ada
        let (closed, void) = (signOff(.given), signOff(.void))
        let problems = Problems([.init("answer", "Choose"), .init("evidence", "Shorten")])
        let typed = TypedAnswer(Form([.init(name: "answer", value: "Achieved"), .init(name: "evidence", value: "x")]))
        let statement = Problems([.init("statement", "Shorten")])
        return [
            LearningPage(
                visit,
                ada,
                [summary(signOff(.sentBack)), summary(closed), summary(nil, isEnrolled: false)],
                soon: soon
            ),
            LearningPage(visit, ada, []),
            OwnStepPage(visit, ada, own(record()), .all, ""),
            OwnStepPage(visit, ada, own(record(signOff: closed)), .waiting, "x"),
            ProficiencyPage(visit, ada, history(1), typed: typed, problems: problems, objections: ["No."]),
            ProficiencyPage(visit, ada, history(2)),
            ProficiencyPage(visit, ada, history(3)),
            ProficiencyPage(visit, ada, history(3, mayAnswer: false), typed: typed),
            AskWhoPage(visit, ada, draft("step=who", askable: 50)),
            AskWhoPage(visit, ada, draft("person=1&search=x")),
            AskWhoPage(visit, ada, draft("", askable: 0)),
            AskWhichPage(visit, ada, draft("person=1&step=which")),
            AskCheckPage(visit, ada, draft("person=1&all=yes&step=which"), ["No."]),
            OwnSignOffPage(visit, ada, own(record(), missing: [proficiency(1)]), typed: "x", objections: ["No."]),
            OwnSignOffPage(visit, ada, own(record(), records: [void]), typed: "x", problems: statement),
            OwnSignOffPage(visit, ada, own(record(signOff: signOff(.waiting)))),
            OwnSignOffPage(visit, ada, own(record(signOff: closed), records: [closed])),
            OwnCertificatePage(visit, ada, record(signOff: closed), certificate),
            CertificateCheckPage(visit, door, certificate),
            CertificateCheckPage(visit, door, nil),
        ]
    }

    var sampleSentBack: SentBack { SentBack(step: NodeID(index: 2), title: "Step 1", count: 2) }

    private var certificate: Certificate {
        Certificate(
            code: String(repeating: "a", count: 20),
            organisationTitle: "Ashford",
            learnerName: nil,
            stepTitle: "Step 1",
            version: 2,
            givenAt: moment,
            givenBy: "Priya Raman",
            givenAs: "Educator",
            voidedAt: moment
        )
    }

    private func signOff(_ state: SignOffState) -> SignOff {
        SignOff(
            id: 1,
            state: state,
            askedAt: moment,
            learnerName: "Ada Okafor",
            learnerSays: "I learned a lot.",
            decidedAt: state == .waiting ? nil : moment,
            decidedBy: "Priya Raman",
            decidedAs: "Educator",
            comment: "Well done.",
            code: nil,
            voidedAt: state == .void ? moment : nil,
            voidReason: "A mistake."
        )
    }

    private func proficiency(_ number: Int) -> Proficiency {
        Proficiency(
            number: number,
            heading: "Breathing",
            code: "1.1.\(number)",
            statement: "Counts breaths",
            guidance: "Looks first.",
            evidence: "discussion",
            answers: PossibleAnswer.usual,
            isRequired: number != 3
        )
    }

    /// Of three proficiencies: one achieved, one that waits, one optional and sent back.
    private func record(signOff: SignOff? = nil) -> StepRecord {
        let standings: [Standing] = [.achieved, .waiting, .sentBack]
        let states: [ConfirmationState?] = [nil, .waiting, .sentBack]
        let lines = standings.enumerated().map { place, standing in
            let confirmations = states[place].map { confirmation($0) }.map { [$0] } ?? []
            let answer = StepRecord.Answer(
                id: 1,
                words: "Achieved",
                isAchieved: true,
                evidence: place == 0 ? "" : "On three shifts.",
                files: place == 0 ? [] : [EvidenceFile(id: 4, name: "Reflection.pdf", bytes: 1_400_000)],
                answeredAt: moment,
                replacedAt: nil,
                confirmations: confirmations
            )
            return StepRecord.Line(proficiency: proficiency(place + 1), standing: standing, answer: answer)
        }
        return StepRecord(
            learner: PersonID(index: 3),
            learnerName: "Ada Okafor",
            node: NodeID(index: 2),
            title: "Step 1",
            version: 2,
            isEnrolled: true,
            isClosed: signOff?.state == .given,
            lines: lines,
            signOff: signOff,
            showsConfirmations: true,
            showsSignOff: true
        )
    }

    private func confirmation(_ state: ConfirmationState) -> Confirmation {
        Confirmation(
            id: 1,
            state: state,
            askedAt: moment,
            asked: ["Priya Raman"],
            decidedAt: state == .waiting ? nil : moment,
            decidedBy: "Priya Raman",
            decidedAs: "Assessor",
            comment: "Once more.",
            supersededAt: nil
        )
    }

    private func summary(_ signOff: SignOff?, isEnrolled: Bool = true) -> StepSummary {
        StepSummary(
            node: NodeID(index: 2),
            title: "Step 1",
            isEnrolled: isEnrolled,
            isClosed: signOff?.state == .given,
            isComplete: false,
            progress: record().progress,
            signOff: signOff
        )
    }

    private func own(_ record: StepRecord, missing: [Proficiency] = [], records: [SignOff] = []) -> OwnStep {
        OwnStep(
            record: record,
            missing: .init(proficiencies: missing, needsConfirmation: true),
            signOffs: records,
            mayAnswer: true,
            mayAsk: true,
            mayAskForSignOff: true
        )
    }

    private func history(_ number: Int, mayAnswer: Bool = true) -> ProficiencyHistory {
        let record = record()
        let line = record.lines[number - 1]
        return ProficiencyHistory(
            record: record,
            line: line,
            answers: [line.answer].compactMap(\.self),
            mayAnswer: mayAnswer,
            mayAsk: true
        )
    }

    private func draft(_ query: String, askable count: Int = 2) -> AskDraft {
        let form = (try? Form(urlEncoded: query.utf8, fieldsMaximum: 9)) ?? Form()
        let people = (0..<count).map { NamedPerson(id: PersonID(index: UInt32($0)), name: "Priya Raman \($0)") }
        return AskDraft(AskForm(form), own(record()), people, at: "ashford")
    }
}
