// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Reference
import Testing

@Suite struct `The engine beside the reference` {
    @Test(arguments: UInt64(1)...4)
    func `decides and lists the same, before and after changes`(seed: UInt64) throws {
        var trial = Trial(seed: seed, questions: 150)

        try trial.run()

        #expect(trial.distribution.asked > 300)
    }
}
