// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// What waits for those who confirm and sign off, and what waits for others.
struct ToDoPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await ToDoPage.own(visit, signedIn))
    }

    func showOthers(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reviews = Reviews(visit.pages.platform)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: ToDoPage.size)
        let waiting = try await reviews.waiting(.others, page, by: signedIn.viewer)
        guard let tasks = try await reviews.tasks(by: signedIn.viewer) else { throw Problem.notFound([]) }
        return try visit.show(ToDoPage(others: waiting, tasks, visit, signedIn))
    }
}

extension ToDoPage {
    /// The page as it is now, with what was wrong with a form that it sent.
    static func own(_ visit: Visit, _ signedIn: SignedIn, problems: Problems = .none) async throws -> ToDoPage {
        let reviews = Reviews(visit.pages.platform)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: size)
        let stepPage = Learning.Page(visit.query.number("steps") ?? 1, size: size)
        let waiting = try await reviews.waiting(.own, page, by: signedIn.viewer)
        let signOffs = try await reviews.signOffs(stepPage, by: signedIn.viewer)
        guard let tasks = try await reviews.tasks(by: signedIn.viewer) else { throw Problem.notFound([]) }
        let soon = try await SupervisionLine.soon(visit, signedIn)
        return ToDoPage(waiting, signOffs, tasks, visit, signedIn, soon: soon, problems: problems)
    }
}
