// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

@Suite struct `The one door, read in the code` {
    /// The verbs before there is a viewer, and what the door itself is made of.
    private static let writers = [
        "Platform/", "Founding/", "Accounts/Entrance", "Audit/AuditChain", "Notices/Amendment+Telling",
        // Setting a password by a link is of the front door; the queue of mails is the process's that sends them.
        "Invitations/Entrance", "Mails/",
        // Whoever read their own notices changes nothing for anybody else.
        "Notices/Notices.swift",
        // That somebody looked is noted of everyone who looks, and retention runs by the rules that somebody made.
        "Privacy/Readers", "Privacy/Retention+CarryingOut",
        // How far a file is on its way in, which changes nothing of the organisation.
        "Imports/Snapshot+Jobs", "Imports/Imports+Working",
        // That a row was refused, or had nothing to do, is all that there is to be kept of it.
        "Batches/Batches+Running",
    ]

    @Test func `nothing but the door and the front door writes without a permit`() throws {
        let learning = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Learning").standardized
        let files = try #require(FileManager.default.enumerator(atPath: learning.path()))
        var found = 0
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: learning.appending(path: file), encoding: .utf8)
            guard text.contains("transaction.execute(") else { continue }
            found += 1
            #expect(Self.writers.contains { file.hasPrefix($0) }, "\(file) writes without a permit")
        }
        #expect(found > 0, "the search finds what there is")
    }
}
