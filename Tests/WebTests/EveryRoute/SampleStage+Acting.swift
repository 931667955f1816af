// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

extension SampleStage {
    /// A browser in which somebody acts as another; nothing where they may not.
    func browser(of actor: PersonID, actingAs other: PersonID) async throws -> StageBrowser? {
        let browser = try await stage.browser(of: actor)
        let session = try #require(browser.cookies["__Host-session"])
        let viewer = try #require(try await Entrance(stage.platform).visitor(with: session)).viewer
        do {
            browser.cookies["__Host-acting"] = try await Acting(stage.platform)
                .begin(as: other, because: "to see what they see", by: viewer)
        } catch is Refused {
            return nil
        }
        try await browser.open()
        return browser
    }
}
