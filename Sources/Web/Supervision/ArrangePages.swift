// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Arranging a session in small steps: with whom, when and where, check.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/supervision/new` | asks with whom, and then when and where |
/// | POST | `/{organisation}/supervision/new/check` | shows what it comes to, or the questions again; changes nothing |
/// | POST | `/{organisation}/supervision/new` | arranges it |
struct ArrangePages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = SupervisionForm(visit.query)
        guard form.learner != nil else { return try await askWho(visit, signedIn) }
        return try visit.show(try await page(form, visit, signedIn))
    }

    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = SupervisionForm(visit.form)
        let learner = try await learner(form, visit, signedIn)
        let supervisions = Supervisions(visit.pages.platform)
        let outlook = try await supervisions.outlook(with: learner, by: signedIn.viewer)
        // Back from the page that checks, to change something.
        if visit.form["step"] == "back" {
            return try visit.show(ArrangePage(visit, signedIn, form, outlook.learner, outlook.zone))
        }
        do {
            let check = try await supervisions.check(
                form.plan,
                agenda: form.agenda,
                with: learner,
                by: signedIn.viewer
            )
            return try visit.show(ArrangeCheckPage(visit, signedIn, form, outlook.learner, check))
        } catch let input as InvalidInput {
            let problems = Problems(input)
            let page = ArrangePage(visit, signedIn, form, outlook.learner, outlook.zone, problems)
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func arrange(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = SupervisionForm(visit.form)
        let learner = try await learner(form, visit, signedIn)
        let id: Int64
        do {
            id = try await Supervisions(visit.pages.platform)
                .arrange(form.plan, with: learner, agenda: form.agenda, form: visit.formWord, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let page = try await page(form, visit, signedIn, Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.supervision(signedIn.organisation, id),
            saying: "The session is arranged. The learner gets a notice."
        )
    }

    /// Who may arrange nothing is told so, before anything is missed in the form.
    private func learner(_ form: SupervisionForm, _ visit: Visit, _ signedIn: SignedIn) async throws -> PersonID {
        if let learner = form.learner { return learner }
        _ = try await Supervisions(visit.pages.platform)
            .learners(named: "", Learning.Page(size: 1), by: signedIn.viewer)
        throw Problem.unreadable
    }

    private func askWho(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let search = String((visit.query["search"] ?? "").prefix(200))
        let page = Learning.Page(visit.query.number("page") ?? 1, size: ArrangeWhoPage.size)
        let learners = try await Supervisions(visit.pages.platform).learners(named: search, page, by: signedIn.viewer)
        return try visit.show(ArrangeWhoPage(visit, signedIn, learners, search))
    }

    private func page(
        _ form: SupervisionForm,
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ problems: Problems = .none
    ) async throws -> ArrangePage {
        guard let learner = form.learner else { throw Problem.unreadable }
        let outlook = try await Supervisions(visit.pages.platform).outlook(with: learner, by: signedIn.viewer)
        return ArrangePage(visit, signedIn, form, outlook.learner, outlook.zone, problems)
    }
}
