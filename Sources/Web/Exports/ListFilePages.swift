// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Lists as files: what the reader's own list shows, by the same verb and the same rights.
struct ListFilePages: Sendable {
    func people(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let filter = PeopleFilter(visit.form)
        let (people, total) = try await People(visit.pages.platform).export(filter, by: signedIn.viewer)
        let questions = try await ProfileQuestions(visit.pages.platform).asked(by: signedIn.viewer)
        let rows = people.map { person in
            [
                person.name, person.email ?? "", person.isActive ? "active" : "inactive",
                person.roles.filter { $0.source != .everyone }.map(\.words).joined(separator: "; "),
            ] + questions.map { question in person.answers[question.id].map(question.shown) ?? "" }
        }
        let heads = ["Name", "E-mail address", "State", "Holds"] + questions.map(\.words)
        let title = signedIn.words.people
        let file = try await TableFile.write(
            title,
            heads,
            rows,
            leftOut: total - people.count,
            as: visit.chosenFormat
        )
        return visit.download(file, as: "people-\(signedIn.organisation)")
    }

    func registrations(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let people = People(visit.pages.platform)
        let questions = try await ProfileQuestions(visit.pages.platform).asked(by: signedIn.viewer)
        var rows: [[String]] = []
        var (page, pages) = (1, 1)
        while page <= pages, rows.count < TableFile.rowsMaximum {
            let some = try await people.registrations(Learning.Page(page, size: 200), by: signedIn.viewer)
            rows += some.items.map { asked in
                let answers = Dictionary(asked.answers.map { ($0.question.id, $0.shown) }) { first, _ in first }
                let awaits = asked.provesUntil == nil ? "a decision" : "the address to be proved"
                return [asked.name, asked.email, asked.askedAt.minuteWords, awaits]
                    + questions.map { answers[$0.id] ?? "" }
            }
            (page, pages) = (page + 1, (some.total + 199) / 200)
        }
        try await people.noteExport(of: "registrations", rows: rows.count, by: signedIn.viewer)
        let file = try await TableFile.write(
            "Registrations",
            ["Name", "E-mail address", "Asked", "Waits for"] + questions.map(\.words),
            rows,
            as: visit.chosenFormat
        )
        return visit.download(file, as: "registrations-\(signedIn.organisation)")
    }

    func place(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let node = try visit.place()
        let details = try await Structure(visit.pages.platform).details(node, by: signedIn.viewer)
        let rows = details.holdings.map { held in
            [
                held.personName, held.roleTitle, held.from?.dayWords ?? "", held.until?.dayWords ?? "",
                held.isHolderActive ? "active" : "inactive", held.givenByName ?? "",
            ]
        }
        try await People(visit.pages.platform).noteExport(
            of: details.place.title,
            rows: rows.count,
            by: signedIn.viewer
        )
        let file = try await TableFile.write(
            details.place.title,
            ["Name", "Role", "From", "Until", "State", "Given by"],
            rows,
            as: visit.chosenFormat
        )
        return visit.download(file, as: "place-\(signedIn.organisation)-\(node.index)")
    }
}

extension PeopleFilter {
    /// As a query or a form names it.
    init(_ form: Form) {
        self.init(search: form["q"] ?? "", status: form["status"].flatMap(PeopleFilter.Status.init) ?? .active)
    }
}
