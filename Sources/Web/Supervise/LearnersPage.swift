// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The learners whom the viewer may see, with how far they are.
struct LearnersPage: Page {
    static let template = "supervise/learners"
    static let size = 30

    let frame: Frame
    let tabs: [SuperviseTabs.Tab]
    let enrol: String?
    let versions: String?
    let address: String
    let search: String
    let stepChoices: [SelectOption]
    let learners: [Line]
    let hasLearners: Bool
    let pagination: Pagination?
    let nobody: EmptyState?

    /// What the list is filtered by.
    struct Filter: Sendable {
        let search: String
        let step: StepChoice?
        let steps: [StepChoice]
    }

    /// One learner.
    struct Line: Sendable {
        let name: String
        let learnerAddress: String
        let steps: [Progress]
    }

    /// How far they are with one Step.
    struct Progress: Sendable {
        let stepTitle: String
        let stepAddress: String
        let progress: String
        let due: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ filter: Filter,
        _ list: Paged<LearnerSummary>,
        _ tasks: ReviewTasks?
    ) {
        let (organisation, steps) = (signedIn.organisation, signedIn.words.steps)
        frame = Frame(visit, signedIn.superviseTitle)
        tabs = SuperviseTabs(.learners, tasks, at: organisation).tabs
        enrol = tasks?.enrolling.map { _ in Address.enrol(organisation) }
        versions = tasks?.enrolling.map { _ in Address.versions(organisation) }
        address = Address.learners(organisation)
        search = filter.search
        stepChoices =
            [SelectOption(value: "", label: "All \(steps)", isChosen: filter.step == nil)]
            + filter.steps.map {
                SelectOption(value: $0.node.word, label: $0.title, isChosen: $0.node == filter.step?.node)
            }
        let titles = Dictionary(filter.steps.map { ($0.node, $0.title) }) { first, _ in first }
        learners = list.items.map { Line($0, titles, at: organisation) }
        hasLearners = !learners.isEmpty
        pagination = Pagination(list) { page in
            Address.learners(organisation, named: filter.search, on: filter.step?.node, page: page)
        }
        nobody = hasLearners ? nil : Self.nobody(filter, signedIn.words, at: organisation)
    }

    private static func nobody(_ filter: Filter, _ words: OrganisationWords, at organisation: String) -> EmptyState {
        guard filter.search.isEmpty, filter.step == nil else {
            return EmptyState(
                "No learner is found",
                says: "Nobody whom you may see fits. Try a part of the name, or all \(words.steps).",
                action: Frame.Place("Show all learners", at: Address.learners(organisation))
            )
        }
        return EmptyState(
            "There are no learners yet",
            says: "Learners appear here once they are enrolled on a \(words.step).",
            icon: "people"
        )
    }
}

extension LearnersPage.Line {
    fileprivate init(_ learner: LearnerSummary, _ titles: [NodeID: String], at organisation: String) {
        name = learner.name
        learnerAddress = Address.learner(organisation, learner.id)
        steps = learner.steps.map { step in
            LearnersPage.Progress(
                stepTitle: titles[step.node] ?? "",
                stepAddress: Address.learnerStep(organisation, learner.id, step.node),
                progress: step.progress.inWords,
                due: step.completeBy.map { "by \($0.words)" }
            )
        }
    }
}
