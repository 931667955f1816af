// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Making groups and giving them other names.
struct GroupPages: Sendable {
    func new(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let parent = try Self.parent(visit.query)
        return try visit.show(try await newPage(visit, signedIn, parent, .none))
    }

    func create(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let parent = try Self.parent(visit.form)
        do {
            let group = try await Groups(visit.pages.platform).create(
                visit.form["title"] ?? "",
                kind: visit.form["kind"] ?? "",
                in: parent,
                by: signedIn.viewer
            )
            let saying = "“\(visit.form["title"] ?? "")” is made."
            return visit.redirect(to: Address.place(signedIn.organisation, group), saying: saying)
        } catch let error as InvalidInput {
            let page = try await newPage(visit, signedIn, parent, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func editName(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await group(visit, signedIn) { $0.mayEdit }
        return try visit.show(GroupNamePage(visit, signedIn, details.place, .none))
    }

    func rename(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        do {
            let title = visit.form["title"] ?? ""
            try await Groups(visit.pages.platform).rename(group, to: title, by: signedIn.viewer)
            return visit.redirect(
                to: Address.place(signedIn.organisation, group),
                saying: "It is called “\(title)” now."
            )
        } catch let error as InvalidInput {
            let details = try await Structure(visit.pages.platform).details(group, by: signedIn.viewer)
            let page = GroupNamePage(visit, signedIn, details.place, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func checkRemoval(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await group(visit, signedIn) { $0.mayRemove }
        return try visit.show(GroupRemovalPage(visit, signedIn, details))
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        let details = try await Structure(visit.pages.platform).details(group, by: signedIn.viewer)
        try await Groups(visit.pages.platform).remove(group, by: signedIn.viewer)
        let destination = details.parents.first.map { Address.place(signedIn.organisation, $0.node) }
        return visit.redirect(
            to: destination ?? Address.structure(signedIn.organisation),
            saying: "“\(details.place.title)” is removed."
        )
    }

    private func newPage(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ parent: NodeID,
        _ problems: Problems
    ) async throws -> GroupNewPage {
        let kinds = try await Groups(visit.pages.platform).kinds(creatableIn: parent, by: signedIn.viewer)
        guard !kinds.isEmpty else { throw Problem.notFound([]) }
        let place =
            parent == .organisation
            ? nil : try await Structure(visit.pages.platform).details(parent, by: signedIn.viewer).place
        return GroupNewPage(visit, signedIn, kinds, place, problems)
    }

    /// The group of a page that asks; the verb is asked again when the form is sent.
    private func group(
        _ visit: Visit,
        _ signedIn: SignedIn,
        if may: (PlaceDetails) -> Bool
    ) async throws -> PlaceDetails {
        let details = try await Structure(visit.pages.platform).details(try visit.group(), by: signedIn.viewer)
        guard details.place.isGroup else { throw Problem.notFound([]) }
        guard may(details) else { throw try await refusal(visit, signedIn, details.place.node) }
        return details
    }

    private func refusal(_ visit: Visit, _ signedIn: SignedIn, _ group: NodeID) async throws -> Problem {
        let name = visit.path.hasSuffix("/removal") ? "group.delete" : "group.edit"
        let answer = try await Whys(visit.pages.platform).answer(name, on: .place(group), by: signedIn.viewer).answer
        return .refused(sentences: answer.sentences, references: answer.references)
    }

    private static func parent(_ form: Form) throws -> NodeID {
        guard let word = form["inside"] else { return .organisation }
        guard let node = NodeID(word: word), node.person == nil else { throw Problem.notFound([]) }
        return node
    }
}

extension Visit {
    /// The group that an address names.
    func group() throws -> NodeID {
        guard let node = NodeID(word: String(try number("group"))), node != .organisation else {
            throw Problem.notFound([])
        }
        return node
    }
}
