// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Logging

/// Tells people of the reports that they saved when these are due, while the server runs.
///
/// Several servers on one database may look at the same time: each report is told once.
struct DueReports: Sendable {
    let platform: Platform
    let logger = Logger(label: "lyceum.reports")

    /// Until its task is cancelled.
    func run() async {
        let saved = SavedReports(platform)
        while !Task.isCancelled {
            do {
                let count = try await saved.tellDue()
                if count > 0 { logger.info("told of reports", metadata: ["count": "\(count)"]) }
            } catch {
                logger.error("could not tell of a report", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(60))
        }
    }
}
