// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Reference
import Testing

@testable import RoleModels

/// Generated organisations under the models that people run, beside the reference; generated models are in `compare`.
@Suite struct `Shipped models, beside the reference` {
    private static let shipped = ShippedModels(folder: nil)

    @Test(arguments: shipped.names)
    func `are understood as the page Meaning says`(name: String) throws {
        let model = try #require(Self.shipped.model(named: name).value)
        var trial = Trial(seed: 1, model: model, questions: 300)

        do {
            try trial.run()
        } catch let difference as Difference {
            Issue.record("\(difference.shrunk())")
        }

        #expect(trial.distribution.asked > 600)
    }
}
