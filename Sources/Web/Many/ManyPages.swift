// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// The same for many people at once: who, what, check, and what came of it for each.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/many/new` | asks what is to be done, and shows what that comes to; changes nothing |
/// | POST | `/{organisation}/many/new` | writes it down and does it |
/// | GET | `/{organisation}/many/{batch}` | what came of it, for who began it |
/// | POST | `/{organisation}/many/{batch}` | goes on, or undoes it |
struct ManyPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let form = ManyForm(visit.query)
        let (people, othersCount) = try await chosen(form, visit, signedIn)
        guard !people.isEmpty else { return try visit.show(ManyNobodyPage(visit, signedIn)) }
        let choice = ManyChoice(form, people.count, othersCount, signedIn)
        guard let act = form.act else { return try visit.show(ManyChoosePage(acts: choice, visit)) }
        try demandMail(act, visit)
        var isOrganisationWide = false
        if act == .give || act == .end {
            let roles = try await Roles(visit.pages.platform).givable(by: signedIn.viewer)
            guard let role = roles.first(where: { $0.name == form.role }) else {
                return try visit.show(ManyChoosePage(roles: roles, choice, visit))
            }
            isOrganisationWide = role.isOrganisationWide
        }
        guard let batchAct = form.batchAct(isOrganisationWide: isOrganisationWide) else {
            return try await askPlace(choice, people, visit, signedIn)
        }
        do {
            let preview = try await Batches(visit.pages.platform).preview(batchAct, for: people, by: signedIn.viewer)
            return try visit.show(ManyCheckPage(visit, choice, people, preview))
        } catch let error as InvalidInput {
            throw Problem.invalid(error.problems.map(\.message))
        }
    }

    func begin(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (form, batches) = (ManyForm(visit.form), Batches(visit.pages.platform))
        let act = form.batchAct(isOrganisationWide: form.place == nil)
        // Who may do nothing of this is told so, before anything is missed in the form.
        try await batches.demand(by: signedIn.viewer)
        guard let act else { throw Problem.unreadable }
        try demandMail(form.act, visit)
        let id = try await batches.begin(act, for: form.people, by: signedIn.viewer)
        return try await run(id, visit, signedIn)
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: ManyOutcomePage.size)
        let outcome = visit.query["outcome"].flatMap(BatchOutcome.init)
        let found = try await Batches(visit.pages.platform)
            .details(Int64(visit.number("batch")), outcome, page, by: signedIn.viewer)
        return try visit.show(ManyOutcomePage(visit, signedIn, found.batch, outcome, found.rows))
    }

    func go(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (id, batches) = (Int64(try visit.number("batch")), Batches(visit.pages.platform))
        switch visit.form["do"] {
        case "rest": return try await run(id, visit, signedIn)
        case "undo":
            let undoing = try await batches.beginUndo(of: id, by: signedIn.viewer)
            return try await run(undoing, visit, signedIn)
        default: throw Problem.unreadable
        }
    }

    /// Nobody is invited by mail where none is sent.
    private func demandMail(_ act: ManyForm.Act?, _ visit: Visit) throws {
        guard act == .invite, !visit.pages.configuration.sendsMail else { return }
        throw Problem.notNow(["No mail can be sent from here. On each person’s page there is a link to give them."])
    }

    private func run(_ id: Int64, _ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let waiting = try await Batches(visit.pages.platform).run(id, by: signedIn.viewer)
        return visit.redirect(
            to: Address.many(signedIn.organisation, id),
            saying: waiting == 0 ? "It is done. Here is what came of it." : nil
        )
    }

    private func askPlace(
        _ choice: ManyChoice,
        _ people: [PersonID],
        _ visit: Visit,
        _ signedIn: SignedIn
    ) async throws -> Response {
        let search = visit.query["search"] ?? ""
        let places: [PlaceChoice]
        if choice.form.act == .move {
            places = try await Batches(visit.pages.platform).groups(by: signedIn.viewer)
        } else {
            let first = people.first { $0 != signedIn.viewer.person } ?? people[0]
            places = try await Roles(visit.pages.platform)
                .places(for: choice.form.role ?? "", to: first, search: search, by: signedIn.viewer)
        }
        return try visit.show(ManyChoosePage(places: places, search, choice, visit))
    }

    private func chosen(
        _ form: ManyForm,
        _ visit: Visit,
        _ signedIn: SignedIn
    ) async throws -> (people: [PersonID], othersCount: Int) {
        let batches = Batches(visit.pages.platform)
        let found = try await batches.people(form.filter, by: signedIn.viewer)
        return form.isEveryone ? found : (form.people, 0)
    }
}

/// Who was chosen and what is answered, for the pages that ask on.
struct ManyChoice: Sendable {
    let form: ManyForm
    let count: Int
    /// How many more the filter has than can be chosen at once.
    let othersCount: Int
    let signedIn: SignedIn

    init(_ form: ManyForm, _ count: Int, _ othersCount: Int, _ signedIn: SignedIn) {
        self.form = form
        self.count = count
        self.othersCount = othersCount
        self.signedIn = signedIn
    }

    /// "12 people".
    var words: String { count == 1 ? "1 person" : "\(count) people" }

    /// That not all could be chosen.
    var cut: String? {
        othersCount == 0
            ? nil
            : "These are the first \(count); \(othersCount) more match. Do it for these, then for the others."
    }
}
