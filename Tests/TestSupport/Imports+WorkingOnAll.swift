// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
package import Learning

extension Imports {
    /// Works on everything that waits, as a server does that has just begun, and returns.
    package func workOnAll() async throws {
        let claim = UUID().uuidString
        while try await workOnNext(as: claim) {}
    }
}
