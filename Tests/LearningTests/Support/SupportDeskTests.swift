// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@Suite struct `The operator's visit` {
    @Test(arguments: Backing.all)
    func `begins by a link that is good once, has a name, and ends`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let desk = SupportDesk(centre.platform)
            let key = try #require(OperatorKey(Array(repeating: 7, count: 32)))
            let link = key.link(to: "healthcare", at: centre.clock.now)
            let token = try await desk.enter("healthcare", by: link, with: key, as: "Kim")
            let visit = try #require(try await desk.visit(with: token, to: "healthcare"))
            #expect(visit.name == "Kim" && visit.organisation.id == centre.id)
            await #expect(throws: NotFound.self) {
                _ = try await desk.enter("healthcare", by: link, with: key, as: "Kim")
            }
            #expect(try await desk.visit(with: Token.random(), to: "healthcare") == nil)
            #expect(try await desk.visit(with: token, to: "other") == nil)
            #expect(try await !centre.fingerprint().joined().contains(token), "what lets in is nowhere in the database")
            try await desk.leave(token, of: centre.id)
            #expect(try await desk.visit(with: token, to: "healthcare") == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `of two that begin at once by the same link one does`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let key = try #require(OperatorKey(Array(repeating: 7, count: 32)))
            let link = key.link(to: "healthcare", at: centre.clock.now)
            let (here, there) = (SupportDesk(centre.platform), SupportDesk(centre.elsewhere.platform))
            async let first = Self.enters(here, link, key)
            async let second = Self.enters(there, link, key)
            #expect(await [first, second].count { $0 } == 1)
            #expect(OperatorKey(Array(repeating: 7, count: 31)) == nil)
        }
    }

    private static func enters(_ desk: SupportDesk, _ link: OperatorLink, _ key: OperatorKey) async -> Bool {
        (try? await desk.enter("healthcare", by: link, with: key, as: "Kim")) != nil
    }
}
