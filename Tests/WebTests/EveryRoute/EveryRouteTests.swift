// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Organisations
import Testing

@testable import Web

/// Each route of the sitemap, asked by a holder of each role, inside, beside and above their scope.
///
/// What must be refused follows from the engine and the file that describes the organisation, not from the domain's
/// verbs. What a verb is to change when it is allowed is tested where the verb is; here nothing may change at all.
@Suite struct `Every route` {
    /// What some form or other wants, so that a refusal is the verb's and not the form's.
    private static let fields: KeyValuePairs<String, String> = [
        "name": "Nour Haddad", "email": "nour@example.org", "title": "Night shift", "decision": "approve", "turn": "on",
        "person": "1", "place": "0", "inside": "0", "comment": "Seen on the ward", "reason": "One answer was wrong",
    ]

    @Test(arguments: ["healthcare", "university", "workforce", "collaborative", "talent"])
    func `answers everyone as the role model says, and changes nothing that it refuses`(model: String) async throws {
        try await SampleStage.with(model) { stage in
            var (asked, tally) = (0, RouteTally())
            for viewer in stage.cast {
                let browser = try await stage.browser(of: viewer)
                _ = try await browser.open()
                let before = try await stage.fingerprint
                for route in stage.routes {
                    for visit in stage.visits(of: route) {
                        let due = stage.due(visit, for: viewer)
                        if route.method == .post, due != .refused { continue }
                        asked += 1
                        let answer =
                            try await route.method == .post
                            ? browser.post(visit.path, Self.fields) : browser.look(visit.path)
                        tally.count(route, due, answer)
                        #expect(
                            due.fits(answer),
                            "\(route.method) \(visit.path) as \(stage.name(of: viewer)) answered \(answer.status), due \(due)"
                        )
                    }
                }
                #expect(try await stage.fingerprint == before, "\(stage.name(of: viewer)) changed something")
            }
            #expect(asked > 200)
            #expect(tally.isTelling, "\(tally)")
            #expect(tally.neverShown.isEmpty, "due to somebody, and shown to nobody: \(tally.neverShown)")
        }
    }

    @Test func `answers whoever acts as another with no more than either may (T-18)`() async throws {
        try await SampleStage.with("talent") { stage in
            var (refusals, pairs) = (0, 0)
            for actor in stage.cast {
                for other in stage.cast where other != actor {
                    guard let browser = try await stage.browser(of: actor, actingAs: other) else { continue }
                    pairs += 1
                    let before = try await stage.fingerprint
                    for visit in stage.routes.flatMap({ stage.visits(of: $0) })
                    where [actor, other].contains(where: { stage.due(visit, for: $0) == .refused }) {
                        refusals += 1
                        let answer =
                            try await visit.route.method == .post
                            ? browser.post(visit.path, Self.fields) : browser.look(visit.path)
                        #expect(
                            [403, 404, 409].contains(answer.status),
                            "\(visit.path) as \(stage.name(of: actor)) as \(stage.name(of: other)): \(answer.status)"
                        )
                    }
                    #expect(try await stage.fingerprint == before)
                }
            }
            #expect(pairs > 5 && refusals > 500)
        }
    }

    @Test func `asks who is not signed in to sign in, and does nothing`() async throws {
        try await SampleStage.with("healthcare") { stage in
            let browser = stage.stranger()
            _ = try await browser.open("/\(stage.slug)/sign-in")
            let before = try await stage.fingerprint
            for route in stage.routes where ![.nothing, .file, .demo].contains(route.needs) {
                for visit in stage.visits(of: route) {
                    let answer =
                        try await route.method == .post
                        ? browser.post(visit.path, Self.fields) : browser.look(visit.path)
                    let isStopped = answer.leadsToSignIn || [401, 403].contains(answer.status)
                    #expect(isStopped, "\(route.method) \(visit.path) answered \(answer.status)")
                }
            }
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `says what it needs, unless everyone may open it`() async throws {
        try await SampleStage.with("healthcare") { stage in
            let permissions = Set(stage.described.model.permissions.map(\.name))
            for route in stage.routes {
                guard case .permission(let names) = route.needs else { continue }
                #expect(!names.isEmpty)
                for name in names where !name.contains("*") {
                    let isKnown =
                        permissions.contains(name)
                        || stage.described.model.model.vocabulary.permissions.contains(name)
                    #expect(isKnown, "\(route.path) needs \(name), which the vocabulary does not have")
                }
            }
        }
    }
}
