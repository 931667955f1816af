// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

@testable import Web

/// What was due and what came of it, so that a test whose visits are all refused, or all uncertain, does not pass.
struct RouteTally {
    private var dues: [Due: Int] = [:]
    /// Of pages that were due to somebody, how often each was shown.
    private var shown: [String: Int] = [:]

    mutating func count(_ route: Route, _ due: Due, _ answer: Answer) {
        dues[due, default: 0] += 1
        guard due == .allowed, route.method == .get else { return }
        shown[route.path, default: 0] += answer.status == 200 ? 1 : 0
    }

    /// Whether there was something of each, and as much that is sure to be shown as is shown.
    var isTelling: Bool {
        let (allowed, refused) = (dues[.allowed, default: 0], dues[.refused, default: 0])
        return allowed > 0 && refused > 0 && shown.values.reduce(0, +) * 2 > allowed
    }

    /// Pages that were due and that nobody was shown; who is active is led on from the page that reactivates.
    var neverShown: [String] {
        shown.filter { $0.value == 0 && !$0.key.hasSuffix("/reactivation") }.map(\.key).sorted()
    }
}
