// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Logging

/// Tells people what is due, such as a session of the next day, for as long as the server runs.
///
/// What was told is noted with it, so that of several servers on one database one does it.
struct Reminding: Sendable {
    let platform: Platform
    let logger = Logger(label: "lyceum.reminders")

    /// Until its task is cancelled.
    func run() async {
        let reminders = Reminders(platform)
        while !Task.isCancelled {
            do {
                for organisation in try await reminders.organisations() where !Task.isCancelled {
                    try await reminders.tell(in: organisation)
                }
            } catch {
                logger.error("could not remind of what is due", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(300))
        }
    }
}
