// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Asking for confirmation in small steps: whom, which proficiencies, check, send.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/learning/steps/{step}/ask` | the first question without an answer; changes nothing |
/// | POST | the same | asks |
struct AskPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let draft = try await draft(AskForm(visit.query), visit, signedIn)
        let (form, isChosen) = (draft.form, draft.hasPeople)
        guard !draft.own.askable.isEmpty, isChosen, form.step == .who || form.step == .which else {
            return try visit.show(AskWhoPage(visit, signedIn, draft))
        }
        guard form.step == .which, !draft.lines.isEmpty else {
            return try visit.show(AskWhichPage(visit, signedIn, draft))
        }
        return try visit.show(AskCheckPage(visit, signedIn, draft, []))
    }

    func send(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (form, step) = (AskForm(visit.form), try visit.step())
        let draft = try await draft(form, visit, signedIn)
        do {
            try await Confirmations(visit.pages.platform)
                .ask(form.people, about: form.numbers, on: step, by: signedIn.viewer)
        } catch let error as Objection {
            return try visit.show(AskCheckPage(visit, signedIn, draft, [error.sentence]), status: .conflict)
        } catch let error as InvalidInput {
            let sentences = error.problems.map(\.message)
            return try visit.show(AskCheckPage(visit, signedIn, draft, sentences), status: .unprocessableContent)
        }
        let what = form.numbers.count == 1 ? "1 proficiency" : "\(form.numbers.count) proficiencies"
        return visit.redirect(
            to: Address.ownStep(signedIn.organisation, step),
            saying: "You asked \(draft.people.map(\.name).listed) to confirm \(what)."
        )
    }

    private func draft(_ form: AskForm, _ visit: Visit, _ signedIn: SignedIn) async throws -> AskDraft {
        let (platform, step) = (visit.pages.platform, try visit.step())
        let own = try await Learning.Steps(platform).own(step, by: signedIn.viewer)
        let askable = try await Confirmations(platform).askable(on: step, by: signedIn.viewer)
        return AskDraft(form, own, askable, at: signedIn.organisation)
    }
}
