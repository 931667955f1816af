// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// The learners of an organisation, one of them, and a Step of theirs.
struct LearnerPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let learners = Learners(visit.pages.platform)
        let steps = try await learners.steps(by: signedIn.viewer)
        let chosen = visit.query["step"].flatMap { NodeID(word: $0) }
        let filter = LearnersPage.Filter(
            search: String((visit.query["q"] ?? "").prefix(200)),
            step: steps.first { $0.node == chosen },
            steps: steps
        )
        let page = Learning.Page(visit.query.number("page") ?? 1, size: LearnersPage.size)
        let list = try await learners.list(on: filter.step?.node, named: filter.search, page, by: signedIn.viewer)
        let tasks = try await Reviews(visit.pages.platform).tasks(by: signedIn.viewer)
        return try visit.show(LearnersPage(visit, signedIn, filter, list, tasks))
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (platform, viewer) = (visit.pages.platform, signedIn.viewer)
        let learner = try await Learners(platform).details(visit.learner(), by: viewer)
        let records = learner.steps.map { (learner: learner.id, step: $0.node) }
        try await Readers(platform).note(records, by: viewer)
        let sessions = try await Supervisions(platform).list(with: learner.id, by: viewer)
        let mayArrange = try await Supervisions(platform).mayArrange(by: viewer)
        return try visit.show(LearnerPage(visit, signedIn, learner, sessions: sessions, mayArrange: mayArrange))
    }

    func record(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (learner, step) = (try visit.learner(), try visit.step())
        let record = try await Learning.Steps(visit.pages.platform).record(of: learner, on: step, by: signedIn.viewer)
        try await Readers(visit.pages.platform).note([(learner, step)], by: signedIn.viewer)
        let mayDate = try await CompletionDates(visit.pages.platform).maySet(record, by: signedIn.viewer)
        return try visit.show(LearnerStepPage(visit, signedIn, record, mayDate: mayDate))
    }
}
