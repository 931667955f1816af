// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Testing

/// Who gets hold of what writes.
///
/// Only a `Transaction` can write, and whoever is handed a `ReadTransaction` cannot: the compiler sees to that. So it is
/// enough to know who gets hold of one, and these are all.
@Suite struct `The one door, read in the code` {
    /// The verbs before there is a viewer, and what the door itself is made of.
    private static let writers = [
        // The door, and the trail that it writes at its end.
        "Platform/Amendment", "Platform/Platform", "Audit/AuditChain", "Audit/Amendment+Trail", "Audit/AuditRedaction",
        // What the operator does on the command line.
        "Founding/Founding",
        // The front door: before it is known who asks, or by a link in a mail.
        "Accounts/Entrance", "Accounts/SignInLimits", "Accounts/Transaction+Entering",
        "SecondFactor/Transaction+SecondFactor", "Invitations/Entrance", "Invitations/EntryLink", "Mails/Entrance",
        "Mails/UnsubscribeKey",
        // What both doors do: tell somebody, and put a mail into the queue.
        "Notices/Transaction+Informing", "Mails/Transaction+Mailing",
        // What the processes of the server note of their own work: mails that were sent, how far a file is on its way in,
        // when the rules of how long things are kept were carried out.
        "Mails/Mails", "Mails/MailOpening", "Imports/Imports+", "Imports/Transaction+Imports",
        "Privacy/Retention+Daily",
    ]

    /// What is written of whoever may look, is a file on its way in, or is kept of a row that did nothing.
    private static let noting = [
        "Platform/Platform+Noting", "Notices/Notices.swift", "Privacy/Readers", "Imports/Imports.swift",
        "Imports/Snapshot+Jobs", "Batches/Batches+Running",
    ]

    /// What is done by a rule, or by the operator's hand, so that nobody is asked about it: each of these says which.
    private static let byRule = [
        // What a right is, and what the door does with it.
        "Platform/Right.swift", "Platform/Amendment.swift", "Roles/Amendment+Holdings.swift",
        "Notices/Amendment+Telling.swift",
        // What a server does by itself when the time comes, or goes on with.
        "Batches/Amendment+Batches.swift", "Batches/Amendment+UndoingBatches.swift", "Imports/Imports+Working.swift",
        "Privacy/Retention+CarryingOut.swift", "Reports/SavedReports+Telling.swift", "Supervision/Reminders.swift",
        // What somebody with the right to it laid down for all.
        "Accounts/Entrance+ProvingAddress.swift", "Groups/Amendment+GroupRules.swift",
        // A list that was seen is taken as a file: the entry says so.
        "People/People+Exporting.swift",
        // The operator's hand.
        "Founding/Founding+SecondFactor.swift", "Frameworks/Frameworks.swift", "Privacy/PersonalData.swift",
        "Support/SupportDesk+Visiting.swift", "Support/SupportDesk.swift",
    ]

    @Test func `nothing but the door and the front door holds what writes without a permit`() throws {
        try expect(Self.writers) { text in
            ["database.write", "extension Transaction", "any Transaction", ": Transaction"]
                .contains { text.contains($0) }
        }
    }

    @Test func `few may write without an entry in the trail`() throws {
        try expect(Self.noting) { text in
            ["platform.note(", "extension Noting", ": Noting", "Noting("].contains { text.contains($0) }
        }
    }

    @Test func `few may write without anybody being asked`() throws {
        try expect(Self.byRule) { text in
            ["executeByRule(", "Right.rule(", ".rule(\"", ", .operator"].contains { text.contains($0) }
        }
    }

    /// That exactly the files of a list do something.
    private func expect(_ known: [String], _ isFound: (String) -> Bool) throws {
        let learning = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Learning").standardized
        let files = try #require(FileManager.default.enumerator(atPath: learning.path()))
        var missing = Set(known)
        for case let file as String in files where file.hasSuffix(".swift") {
            guard isFound(try String(contentsOf: learning.appending(path: file), encoding: .utf8)) else { continue }
            let name = known.first { file.hasPrefix($0) }
            #expect(name != nil, "\(file) writes, and is none of those that may")
            if let name { missing.remove(name) }
        }
        #expect(missing.isEmpty, "who writes no longer is not in the list")
    }
}
