// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// One proficiency of a learner's own: what it asks, their answer, and what became of it.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/learning/steps/{step}/{number}` | the page, with the form for who may answer |
/// | POST | the same | saves the answer; with `then=ask` goes on to whom to ask |
/// | POST | `…/withdraw` | takes back what was asked |
struct ProficiencyPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(ProficiencyPage(visit, signedIn, try await history(visit, signedIn)))
    }

    func answer(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let typed = TypedAnswer(visit.form, visit.uploads)
        do {
            return try await save(typed, visit, signedIn)
        } catch let input as InvalidInput {
            return try await showAgain(typed, Problems(input), .unprocessableContent, visit, signedIn)
        } catch let objection as Objection {
            return try await showAgain(typed, .none, .conflict, visit, signedIn, says: [objection.sentence])
        } catch let refused as Refused {
            return try await showAgain(typed, .none, .forbidden, visit, signedIn, says: refused.sentences)
        }
    }

    func withdraw(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (step, number) = (try visit.step(), try visit.number("number"))
        try await Confirmations(visit.pages.platform).withdraw(number, on: step, by: signedIn.viewer)
        return visit.redirect(
            to: Address.ownProficiency(signedIn.organisation, step, number),
            saying: "Nobody is asked to confirm it any more. Your answer stays as it is."
        )
    }

    private func save(_ typed: TypedAnswer, _ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (organisation, platform) = (signedIn.organisation, visit.pages.platform)
        let line = try await history(visit, signedIn).line
        let (step, number) = (try visit.step(), line.proficiency.number)
        let isAchieved = line.proficiency.answers.contains { $0.words == typed.words && $0.isAchieved }
        // Who only wants to ask, or to ask again, changes nothing first.
        if !(typed.goesOn && isAchieved && typed.isSame(as: line.answer)) {
            try await SelfAssessments(platform)
                .give(
                    typed.words,
                    evidence: typed.evidence,
                    files: typed.files,
                    keeping: typed.kept,
                    to: number,
                    on: step,
                    by: signedIn.viewer
                )
        }
        let own = Address.ownProficiency(organisation, step, number)
        switch (typed.goesOn, isAchieved) {
        case (true, true): return visit.redirect(to: Address.askForConfirmation(organisation, step, about: number))
        case (false, true): return visit.redirect(to: own, saying: "Saved. You can ask for confirmation now.")
        case (true, false):
            let sentence = "Saved, and nobody is asked: only what you assess as achieved can be confirmed."
            return visit.redirect(to: own, saying: sentence)
        case (false, false): return visit.redirect(to: own, saying: "Saved.")
        }
    }

    /// The page with what was typed, which must not be lost whatever happened meanwhile.
    private func showAgain(
        _ typed: TypedAnswer,
        _ problems: Problems,
        _ status: HTTPResponse.Status,
        _ visit: Visit,
        _ signedIn: SignedIn,
        says: [String] = []
    ) async throws -> Response {
        let history = try await history(visit, signedIn)
        let page = ProficiencyPage(visit, signedIn, history, typed: typed, problems: problems, objections: says)
        return try visit.show(page, status: status)
    }

    /// - Throws: `NotFound` for who never was on the Step.
    private func history(_ visit: Visit, _ signedIn: SignedIn) async throws -> ProficiencyHistory {
        guard let learner = signedIn.viewer.subject else { throw NotFound() }
        return try await Learning.Steps(visit.pages.platform).history(
            of: learner,
            on: try visit.step(),
            proficiency: try visit.number("number"),
            by: signedIn.viewer
        )
    }
}

/// What was entered about a proficiency.
struct TypedAnswer: Sendable, Hashable {
    let words: String
    let evidence: String
    /// The files beside the present answer that stay.
    let kept: Set<Int64>
    /// Those that were sent with it.
    let files: [SentFile]
    /// Whether one wants to ask for confirmation next.
    let goesOn: Bool

    init(_ form: Form, _ uploads: [Upload] = []) {
        kept = Set(form.all("keep").compactMap(Int64.init))
        files = uploads.sent
        words = form["answer"] ?? ""
        evidence = form["evidence"] ?? ""
        goesOn = form["then"] == "ask"
    }

    func isSame(as answer: StepRecord.Answer?) -> Bool {
        answer?.words == words && answer?.evidence == evidence && files.isEmpty
            && Set((answer?.files ?? []).map(\.id)) == kept
    }
}
