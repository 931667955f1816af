// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Enrolling one or many in small steps: whom, on which Step and until when, check, and what came of it for each.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/supervise/enrol` | the first question without an answer, then what it comes to; changes nothing |
/// | POST | the same | enrols, and shows what came of it |
///
/// Who gives other roles, and enrols nobody, is led to where those are given.
struct EnrolPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = try await filled(EnrolForm(visit.query), visit, signedIn)
        guard let outlook = try await outlook(form, visit, signedIn) else {
            return visit.redirect(to: Address.giveRole(signedIn.organisation))
        }
        let isCounted = form.people.count <= form.peopleMaximum
        guard form.step == .who || form.step == .which, !outlook.people.isEmpty, isCounted else {
            return try await askWho(form, outlook, visit, signedIn)
        }
        let isDated = form.dayProblem == nil
        let isStep = outlook.steps.contains { $0.node == form.place }
        guard form.step == .which, isStep, isDated, let act = form.act(outlook.role) else {
            let page = EnrolWhichPage(visit, signedIn, form, outlook)
            return try visit.show(page, status: form.dayProblem == nil ? .ok : .unprocessableContent)
        }
        let preview = try await Batches(visit.pages.platform)
            .preview(act, for: outlook.people.map(\.id), by: signedIn.viewer)
        return try visit.show(EnrolCheckPage(visit, signedIn, form, outlook, preview))
    }

    func enrol(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = EnrolForm(visit.form)
        let batches = Batches(visit.pages.platform)
        guard let outlook = try await outlook(form, visit, signedIn), let act = form.act(outlook.role) else {
            throw Problem.unreadable
        }
        guard form.dayProblem == nil, form.people.count <= Batches.peopleMaximum else {
            return try visit.show(EnrolWhichPage(visit, signedIn, form, outlook), status: .unprocessableContent)
        }
        let id = try await batches.begin(act, for: form.people, by: signedIn.viewer)
        let waiting = try await batches.run(id, by: signedIn.viewer)
        return visit.redirect(
            to: Address.many(signedIn.organisation, id),
            saying: waiting == 0
                ? "Done. See below what came of it for each of them." : "Some still wait: go on to do the rest."
        )
    }

    private func askWho(
        _ form: EnrolForm,
        _ outlook: EnrolmentOutlook,
        _ visit: Visit,
        _ signedIn: SignedIn
    ) async throws -> Response {
        let found = try await Roles(visit.pages.platform)
            .receivers(search: form.search, Learning.Page(size: EnrolWhoPage.shownMaximum), by: signedIn.viewer)
        let groups = try await Groups(visit.pages.platform).choices(by: signedIn.viewer)
        return try visit.show(EnrolWhoPage(visit, signedIn, form, outlook, found, groups))
    }

    private func filled(_ form: EnrolForm, _ visit: Visit, _ signedIn: SignedIn) async throws -> EnrolForm {
        guard let group = form.group, form.step == .who || form.step == .which else { return form }
        return form.filled(
            with: try await Groups(visit.pages.platform).members(of: group, by: signedIn.viewer)
        )
    }

    private func outlook(
        _ form: EnrolForm,
        _ visit: Visit,
        _ signedIn: SignedIn
    ) async throws -> EnrolmentOutlook? {
        let enrolments = Enrolments(visit.pages.platform)
        // Who may give nothing at all is told why.
        guard let outlook = try await enrolments.outlook(for: form.people, by: signedIn.viewer) else {
            _ = try await Roles(visit.pages.platform).consider(GiftSoFar(), by: signedIn.viewer)
            return nil
        }
        return outlook
    }
}
