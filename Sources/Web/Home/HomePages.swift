// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Where one arrives.
struct HomePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let platform = visit.pages.platform
        let rights = try await People(platform).rights(by: signedIn.viewer)
        let sentBack = try await Learning.Steps(platform).sentBack(by: signedIn.viewer)
        let notices = try await Notices(platform).own(Learning.Page(size: 5), by: signedIn.viewer).items
        let roles = try await Roles(platform).own(by: signedIn.viewer)
        let reviews = try await Reviews(platform).tasks(by: signedIn.viewer)
        return try visit.show(HomePage(visit, signedIn, rights, sentBack, notices, roles, reviews))
    }
}
