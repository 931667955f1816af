// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// Giving a role in small steps: who, which role, where, for how long, and what that changes.
///
/// All of them have one address, whose query says what is answered; the first question without an answer is shown. Nothing
/// is changed before the last page's form is sent.
struct GivePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = GiftForm(visit.query)
        let options = try await Roles(visit.pages.platform).consider(form.soFar, by: signedIn.viewer)
        let draft = GiftDraft(form, options, signedIn.organisation)
        guard options.personName != nil else { return try await askWho(visit, signedIn, draft) }
        guard let role = options.role else { return try visit.show(GiveRolePage(visit, draft)) }
        guard let gift = form.gift(isOrganisationWide: role.isOrganisationWide) else {
            return try await askWhere(visit, signedIn, draft, role)
        }
        guard form.isDated, form.dateProblems.isEmpty else {
            return try askDates(visit, draft, form.isDated ? form.dateProblems : [])
        }
        if role.givesRoles { try visit.demandProof() }
        return try await check(gift, visit, signedIn, draft)
    }

    /// Gives it, and says so on the page of the place or the person.
    func give(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = GiftForm(visit.form)
        let roles = Roles(visit.pages.platform)
        let options = try await roles.consider(form.soFar, by: signedIn.viewer)
        let draft = GiftDraft(form, options, signedIn.organisation)
        let gift = form.gift(isOrganisationWide: options.role?.isOrganisationWide ?? false)
        guard let gift, form.dateProblems.isEmpty else {
            return visit.redirect(to: form.address(signedIn.organisation))
        }
        if options.role?.givesRoles == true { try visit.demandProof() }
        do {
            try await roles.give(gift, by: signedIn.viewer)
        } catch let error as Objection {
            return try visit.show(GiveCheckPage(visit, draft, nil, [error.sentence]), status: .conflict)
        } catch let error as InvalidInput {
            let sentences = error.problems.map(\.message)
            return try visit.show(GiveCheckPage(visit, draft, nil, sentences), status: .unprocessableContent)
        }
        return visit.redirect(to: draft.destination(gift), saying: draft.notice(gift))
    }

    private func askWho(_ visit: Visit, _ signedIn: SignedIn, _ draft: GiftDraft) async throws -> Response {
        let search = visit.query["search"] ?? ""
        let page = Learning.Page(visit.query.number("page") ?? 1, size: 20)
        let people = try await Roles(visit.pages.platform).receivers(search: search, page, by: signedIn.viewer)
        return try visit.show(GiveWhoPage(visit, draft, people, search))
    }

    private func askWhere(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ draft: GiftDraft,
        _ role: RoleChoice
    ) async throws -> Response {
        guard let person = draft.form.person else { throw Problem.notFound([]) }
        let search = visit.query["search"] ?? ""
        let places = try await Roles(visit.pages.platform)
            .places(for: role.name, to: person, search: search, by: signedIn.viewer)
        return try visit.show(GiveWherePage(visit, draft, places, search))
    }

    private func askDates(
        _ visit: Visit,
        _ draft: GiftDraft,
        _ problems: [Problems.FieldProblem]
    ) throws -> Response {
        let page = GiveDatesPage(visit, draft, Problems(problems))
        return try visit.show(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func check(
        _ gift: Gift,
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ draft: GiftDraft
    ) async throws -> Response {
        do {
            let preview = try await Roles(visit.pages.platform).preview(gift, by: signedIn.viewer)
            return try visit.show(GiveCheckPage(visit, draft, preview, []))
        } catch let error as Objection {
            return try visit.show(GiveCheckPage(visit, draft, nil, [error.sentence]))
        } catch let error as InvalidInput {
            let problems = error.problems.map { Problems.FieldProblem($0.field, $0.message) }
            if problems.contains(where: { ["from", "until"].contains($0.field) }) {
                return try askDates(visit, draft, problems)
            }
            return try visit.show(GiveCheckPage(visit, draft, nil, problems.map(\.message)))
        }
    }
}
