// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Amendment {
    /// Puts a notice into the outbox; it is there exactly if the change is.
    ///
    /// Nobody is told of what they did themselves.
    func tell(_ person: PersonID, _ notice: Notice) throws {
        guard person != viewer.person else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try transaction.execute(
            """
            INSERT INTO outbox (organisation_id, id, person_id, notice, at)
            VALUES (
                \(organisation), \(try nextNumber(in: "outbox")), \(person),
                \(String(decoding: try encoder.encode(notice), as: UTF8.self)), \(now)
            )
            """
        )
    }
}
