// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning

/// Where the operator answers what one organisation asks support; not there without the operator's key.
extension Sitemap {
    static var `operator`: [Route] {
        let (door, pages) = (DeskDoorPages(), DeskPages())
        let path = "/operator/support/{desk}"
        let request = path + "/{request}"
        return [
            .deskDoor(.get, path + "/enter/{until}/{word}/{mark}", door.show),
            .deskDoor(.post, path + "/enter/{until}/{word}/{mark}", door.enter),
            .desk(.get, path, answer: pages.list),
            .desk(.post, path + "/leave", answer: pages.leave),
            .desk(.get, path + "/files/{file}", answer: pages.file),
            .desk(.get, request, answer: pages.show),
            .desk(.post, request + "/answer", answer: pages.answer),
            .desk(.post, request + "/close", answer: pages.close),
        ]
    }
}

extension Route {
    /// A page that the operator opens with a link, or by what that link let in.
    static func deskDoor(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, needs: .desk) { visit in
            guard visit.pages.configuration.operatorKey != nil else { throw Problem.notFound([]) }
            return try await answer(visit)
        }
    }

    /// A page for the operator, who was let in.
    static func desk(
        _ method: HTTPRequest.Method,
        _ path: String,
        answer: @escaping @Sendable (Visit, DeskVisit) async throws -> Response
    ) -> Route {
        deskDoor(method, path) { visit in
            guard let desk = visit.desk else { throw Problem.notFound([]) }
            return try await answer(visit, desk)
        }
    }
}
