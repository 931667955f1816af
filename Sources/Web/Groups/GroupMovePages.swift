// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Moving a group: where to, what that changes, and then the move.
struct GroupMovePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        let groups = Groups(visit.pages.platform)
        let places = try await groups.destinations(for: group, by: signedIn.viewer)
        let place = try await Structure(visit.pages.platform).details(group, by: signedIn.viewer).place
        guard let word = visit.query["place"] else {
            let isUnanswered = visit.query["step"] != nil
            let problems = isUnanswered ? Problems([.init("place", "Choose where it should go.")]) : .none
            return try visit.show(GroupMovePage(visit, signedIn, place, places, problems))
        }
        let destination = try Self.destination(word)
        do {
            let preview = try await groups.previewMove(
                of: group,
                into: destination == .organisation ? nil : destination,
                by: signedIn.viewer
            )
            let chosen = places.first { $0.node == destination }
            return try visit.show(GroupMoveCheckPage(visit, signedIn, place, destination, chosen, preview))
        } catch let error as InvalidInput {
            return try visit.show(
                GroupMovePage(visit, signedIn, place, places, Problems(error)),
                status: .unprocessableContent
            )
        } catch let error as Objection {
            return try visit.show(
                GroupMovePage(visit, signedIn, place, places, Problems([.init("place", error.sentence)])),
                status: .unprocessableContent
            )
        }
    }

    func move(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let group = try visit.group()
        let destination = try Self.destination(visit.form["place"] ?? "")
        try await Groups(visit.pages.platform).move(
            group,
            into: destination == .organisation ? nil : destination,
            by: signedIn.viewer
        )
        return visit.redirect(to: Address.place(signedIn.organisation, group), saying: "It is moved.")
    }

    private static func destination(_ word: String) throws -> NodeID {
        guard let node = NodeID(word: word), node.person == nil else { throw Problem.notFound([]) }
        return node
    }
}

/// Where a group is to be moved to.
struct GroupMovePage: Page {
    static let template = "groups/move"

    let frame: Frame
    let action: String
    let places: Choices?
    let empty: EmptyState?
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ place: Place,
        _ places: [PlaceChoice],
        _ problems: Problems
    ) {
        cancel = Address.place(signedIn.organisation, place.node)
        frame = Frame(
            visit,
            "Move “\(place.title)”",
            trail: [Frame.Place(place.title, at: cancel)],
            problems: problems
        )
        action = Address.groupMove(signedIn.organisation, place.node)
        let answers = places.map { choice in
            choice.node == .organisation
                ? Choices.Answer(choice.node.word, "At the top", hint: "In no other \(place.kindTitle.lowercased()).")
                : Choices.Answer(choice.node.word, choice.title, hint: choice.kindTitle)
        }
        self.places =
            answers.isEmpty
            ? nil
            : Choices(
                "place",
                "Where should it go?",
                answers,
                hint: "Everything and everyone in it moves too.",
                problems: problems
            )
        empty =
            answers.isEmpty
            ? EmptyState("Nowhere to move it", says: "There is no other place where it can go.", icon: "groups")
            : nil
    }
}

/// What moving a group changes.
struct GroupMoveCheckPage: Page {
    static let template = "groups/move-check"

    let frame: Frame
    let facts: Summary
    let action: String
    let hidden: [HiddenField]
    let preview: Preview
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ place: Place,
        _ destination: NodeID,
        _ choice: PlaceChoice?,
        _ preview: ChangePreview
    ) {
        cancel = Address.place(signedIn.organisation, place.node)
        frame = Frame(visit, "Check before you move it", trail: [Frame.Place(place.title, at: cancel)])
        let title = destination == .organisation ? "The top" : choice?.title ?? ""
        let change = Address.groupMove(signedIn.organisation, place.node)
        facts = Summary([
            Summary.Row(place.kindTitle, place.title), Summary.Row("Moves into", title, change: change),
        ])
        action = change
        hidden = [HiddenField("place", destination.word)].compactMap(\.self)
        self.preview = Preview(preview)
    }
}
