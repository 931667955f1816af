// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Scope {
    /// Whether it reaches everyone, so that nobody needs to be looked for among those whom it reaches.
    var isEveryone: Bool {
        parts.allSatisfy { $0.exceptions.isEmpty && $0.regions.contains(where: \.isEverything) }
    }
}
