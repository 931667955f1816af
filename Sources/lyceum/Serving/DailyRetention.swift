// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Logging

/// Lets go of what was kept long enough, once a day, while the server runs.
///
/// Several servers on one database look at the same note of when it was last done, so that one of them does it.
struct DailyRetention: Sendable {
    let platform: Platform
    let logger = Logger(label: "lyceum.retention")

    /// Until its task is cancelled.
    func run() async {
        let retention = Retention(platform)
        while !Task.isCancelled {
            do {
                for organisation in try await retention.organisations() where !Task.isCancelled {
                    await carryOut(retention, in: organisation)
                }
            } catch {
                logger.error("could not let go of what was kept", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(3600))
        }
    }

    /// What goes wrong in one organisation keeps none of the others.
    private func carryOut(_ retention: Retention, in organisation: OrganisationID) async {
        let number: Logger.MetadataValue = "\(organisation.number)"
        do {
            for due in try await retention.carryOutDaily(in: organisation) ?? [] {
                let facts: Logger.Metadata = ["kind": "\(due.kind.rawValue)", "count": "\(due.count)"]
                logger.info("let go", metadata: facts.merging(["organisation": number]) { $1 })
            }
        } catch {
            logger.error(
                "could not let go of what was kept",
                metadata: ["organisation": number, "error": "\(error)"]
            )
        }
    }
}
