// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `Shipped models` {
    @Test(arguments: ShippedModels(folder: nil).names)
    func `a shipped model has no problem`(name: String) {
        let reading = ShippedModels(folder: nil).model(named: name)

        #expect(reading.problems == [])
        #expect(reading.value?.name == name)
    }
}
