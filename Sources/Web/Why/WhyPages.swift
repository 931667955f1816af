// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// The viewer's own questions: what may I do here, and why or why not.
struct WhyPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let subject = try Self.subject(visit.query)
        let whys = Whys(visit.pages.platform)
        guard let permission = visit.query["permission"] else {
            let rights = try await whys.rights(on: subject, by: signedIn.viewer)
            return try visit.show(RightsPage(visit, signedIn, subject, rights))
        }
        let answer = try await whys.answer(permission, on: subject, by: signedIn.viewer)
        return try visit.show(WhyPage(visit, signedIn, subject, answer))
    }

    private static func subject(_ query: Form) throws -> WhySubject {
        if let word = query["person"] {
            guard let node = NodeID(word: "p" + word) else { throw Problem.notFound([]) }
            return WhySubject(node)
        }
        guard let word = query["place"] else { return .organisation }
        guard let node = NodeID(word: word) else { throw Problem.notFound([]) }
        return WhySubject(node)
    }
}

/// What the viewer may do to something, each with its reasons one click away.
struct RightsPage: Page {
    static let template = "why/rights"

    let frame: Frame
    let groups: [Group]
    let hasGroups: Bool
    let empty: EmptyState?

    /// The rights about one kind of thing.
    struct Group: Sendable {
        let title: String
        let rights: [Right]
    }

    /// One right, or its lack.
    struct Right: Sendable {
        let verb: String
        let state: Tag
        let address: String
        let link: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ subject: WhySubject, _ rights: OwnRights) {
        let organisation = signedIn.organisation
        let title = rights.title.isEmpty ? signedIn.organisationTitle : rights.title
        frame = Frame(visit, "What you may do: \(title)", trail: subject.trail(rights.title, in: organisation))
        var order: [String] = []
        var groups: [String: [Right]] = [:]
        for right in rights.rights {
            if groups[right.about] == nil { order.append(right.about) }
            groups[right.about, default: []].append(
                Right(
                    verb: right.verb.capitalisedFirst,
                    state: right.isAllowed ? Tag("Yes", .good) : Tag("No", .plain),
                    address: Address.why(organisation, subject, right.permission),
                    link: right.isAllowed ? "Why?" : "Why not?"
                )
            )
        }
        self.groups = order.map { Group(title: $0.capitalisedFirst, rights: groups[$0] ?? []) }
        hasGroups = !order.isEmpty
        empty =
            hasGroups
            ? nil
            : EmptyState(
                "Nothing to do here",
                says: "No role of this organisation does anything with it by itself.",
                icon: "question"
            )
    }
}

/// Yes or no, and why.
struct WhyPage: Page {
    static let template = "why/answer"

    let frame: Frame
    let facts: Summary
    let explanation: Explanation
    let all: String
    let myRoles: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ subject: WhySubject, _ answer: OwnAnswer) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            answer.answer.isAllowed ? "You may, and this is why" : "You may not, and this is why",
            trail: subject.trail(answer.title, in: organisation)
        )
        facts = Summary([
            Summary.Row("What", "\(answer.about.capitalisedFirst): \(answer.verb)"),
            Summary.Row("Of", answer.title.isEmpty ? signedIn.organisationTitle : answer.title),
        ])
        explanation = Explanation(
            isAllowed: answer.answer.isAllowed,
            sentences: answer.answer.sentences,
            references: answer.answer.references
        )
        all = Address.why(organisation, subject)
        myRoles = Address.myRoles(organisation)
    }
}

extension WhySubject {
    /// The way back to what is asked about.
    fileprivate func trail(_ title: String, in organisation: String) -> [Frame.Place] {
        title.isEmpty
            ? [Frame.Place("My roles", at: Address.myRoles(organisation))]
            : [Frame.Place(title, at: Address.place(organisation, node))]
    }
}

extension String {
    /// With a capital letter at its beginning.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
