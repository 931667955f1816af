// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Moving learners to the version of their Step that is published: whom, check, and what came of it for each.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/supervise/versions` | who is on an older one; with some ticked, what moving them comes to |
/// | POST | the same | moves them |
///
/// Who gives other roles, and enrols nobody, is led to where those are given.
struct VersionPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let chosen = visit.query["place"].flatMap { NodeID(word: $0) }
        guard let steps = try await Versions(visit.pages.platform).outdated(by: signedIn.viewer) else {
            _ = try await Roles(visit.pages.platform).consider(GiftSoFar(), by: signedIn.viewer)
            return visit.redirect(to: Address.giveRole(signedIn.organisation))
        }
        guard let step = steps.first(where: { $0.node == chosen }) else {
            return try visit.show(VersionListPage(visit, signedIn, steps))
        }
        let ticked = Set(visit.query.all(step.boxes))
        let people = step.learners.map(\.id).filter { ticked.contains(String($0.index)) }
        guard !people.isEmpty else {
            let problems = Problems([.init(step.boxes, "Tick whom you move.")])
            return try visit.show(VersionListPage(visit, signedIn, steps, problems), status: .unprocessableContent)
        }
        let preview = try await Batches(visit.pages.platform)
            .preview(.moveVersion(step: step.node), for: people, by: signedIn.viewer)
        return try visit.show(VersionCheckPage(visit, signedIn, step, people, preview))
    }

    func move(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (form, batches) = (EnrolForm(visit.form), Batches(visit.pages.platform))
        guard try await Versions(visit.pages.platform).outdated(by: signedIn.viewer) != nil else {
            _ = try await Roles(visit.pages.platform).consider(GiftSoFar(), by: signedIn.viewer)
            throw Problem.unreadable
        }
        guard let step = form.place else { throw Problem.unreadable }
        let id = try await batches.begin(.moveVersion(step: step), for: form.people, by: signedIn.viewer)
        let waiting = try await batches.run(id, by: signedIn.viewer)
        return visit.redirect(
            to: Address.many(signedIn.organisation, id),
            saying: waiting == 0
                ? "Done. See below what came of it for each of them." : "Some still wait: go on to do the rest."
        )
    }
}

/// Who works through an older version, by Step.
struct VersionListPage: Page {
    static let template = "supervise/versions"

    let frame: Frame
    let action: String
    let steps: [Step]
    let empty: EmptyState?

    /// A Step with those who are on an older version of it.
    struct Step: Sendable {
        let title: String
        let says: String
        let place: String
        let learners: Choices
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ steps: [OutdatedStep], _ problems: Problems = .none) {
        frame = Frame(
            visit,
            "Older versions of \(signedIn.words.steps)",
            trail: signedIn.superviseTrail,
            problems: problems
        )
        action = Address.versions(signedIn.organisation)
        self.steps = steps.map { Step($0, problems) }
        empty =
            steps.isEmpty
            ? EmptyState(
                "Nobody is on an older version",
                says: "Everyone works through the proficiencies that are published now.",
                icon: "check",
                action: Frame.Place("Look at all learners", at: Address.learners(signedIn.organisation))
            ) : nil
    }
}

extension OutdatedStep {
    /// What its boxes are called: each Step of the page has some of its own.
    fileprivate var boxes: String { "person-\(node.word)" }
}

extension VersionListPage.Step {
    fileprivate init(_ step: OutdatedStep, _ problems: Problems) {
        title = step.title
        says =
            "Version \(step.published) is published. Who began an older one goes on with it until you move them: "
            + "you see first what is carried over."
        place = step.node.word
        learners = Choices(
            step.boxes,
            "Learners on an older version",
            step.learners.map {
                Choices.Answer(String($0.id.index), $0.name, hint: "Version \($0.version)")
            },
            problems: problems
        )
    }
}

/// What moving some learners would come to for each, before it is done.
struct VersionCheckPage: Page {
    static let template = "many/check"

    let frame: Frame
    let steps: Steps? = nil
    let cut: String? =
        "What is the same in both versions goes with the learner, with its confirmations. "
        + "What is not stays in the record, and is assessed anew."
    let facts: Summary
    let groups: [ManyCheckPage.Group]
    let preview: Preview
    let isPossible: Bool
    let action: String
    let hidden: [HiddenField]
    let button: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ step: OutdatedStep,
        _ people: [PersonID],
        _ preview: BatchPreview
    ) {
        cancel = Address.versions(signedIn.organisation)
        frame = Frame(
            visit,
            "Check before you move them",
            trail: signedIn.superviseTrail + [Frame.Place("Older versions of \(signedIn.words.steps)", at: cancel)]
        )
        facts = Summary([Summary.Row("What", preview.words), Summary.Row(signedIn.words.step, step.title)])
        groups = BatchOutcome.allCases.compactMap { ManyCheckPage.Group($0, preview, 200, isOpen: true) }
        self.preview = Preview(preview.change)
        let count = preview.count(.done)
        isPossible = count > 0
        action = cancel
        hidden =
            people.compactMap { HiddenField("person", String($0.index)) }
            + [HiddenField("place", step.node.word)].compactMap(\.self)
        button = count == 1 ? "Move 1 learner" : "Move \(count) learners"
    }
}
