// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// What people are reminded of when its time comes: the server's, and so without a viewer.
///
/// What is due is told under the organisation's lock, and noted in the same transaction: once, whichever server does it.
/// A mail of it is asked about again when it is sent, so that nobody hears of what they may not see any more.
package struct Reminders: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// How long before a session people are reminded of it: on the day before.
    static let aheadSeconds: Int64 = 24 * 3_600

    /// Tells what is due in an organisation, and calls off what cannot take place; answers how many were told.
    @discardableResult
    package func tell(in organisation: OrganisationID) async throws -> Int {
        let nobody = Viewer(.visitor, in: organisation)
        // Most of the time nothing is due, and nobody has to wait for that to be found out.
        guard try await platform.read(by: nobody, { try $0.hasDueReminders }) else { return 0 }
        return try await platform.amend(by: nobody) { amendment in
            for (row, reason) in try amendment.supervisionsInVain() {
                try amendment.cancel(row, because: reason, .ruleOfTheModel)
            }
            let (sessions, dates) = (try amendment.remindOfSupervisions(), try amendment.remindOfCompletions())
            let told = sessions.told + dates.told
            let unproved = try amendment.remindOfUnprovedAddresses()
            if sessions.rows + dates.rows + unproved > 0 { amendment.record(.remindersTold(count: told), .reminders) }
            return told
        }
    }

    /// The numbers of all organisations.
    package func organisations() async throws -> [OrganisationID] {
        try await Retention(platform).organisations()
    }
}

extension Right {
    static let reminders = Right.rule("reminders of what comes")
}

extension Snapshot {
    fileprivate var hasDueReminders: Bool {
        get throws {
            try !supervisionsInVain().isEmpty || !supervisionsToRemindOf().isEmpty || !completionsDue().isEmpty
                || hasUnprovedAddresses
        }
    }

    /// Sessions of the next day of which nobody was reminded yet.
    fileprivate func supervisionsToRemindOf() throws -> [SupervisionRow] {
        try transaction.rows(
            """
            SELECT \(SupervisionRow.columns)
            FROM supervision
            WHERE organisation_id = \(organisation) AND cancelled_at IS NULL AND reminded_at IS NULL
                AND starts_at > \(now) AND starts_at <= \(now.seconds + Reminders.aheadSeconds)
            ORDER BY starts_at, id
            LIMIT 1000
            """
        ).map(SupervisionRow.init)
    }
}

extension Amendment {
    /// Reminds both of each session that comes within a day; answers how many were told.
    fileprivate func remindOfSupervisions() throws -> (rows: Int, told: Int) {
        let rows = try supervisionsToRemindOf()
        var count = 0
        for row in rows {
            try execute(
                "UPDATE supervision SET reminded_at = \(now) WHERE organisation_id = \(organisation) AND id = \(row.id)",
                .reminders
            )
            let mark = row.mark(try zone())
            for person in [row.learner, row.arranger] where maySeeSupervision(person, row.resource) {
                try tell(person, .supervisionComes(mark))
                count += 1
            }
        }
        return (rows.count, count)
    }
}

extension Snapshot {
    /// Whether somebody, who need not be the viewer, is active and may see a session.
    func maySeeSupervision(_ person: PersonID, _ resource: Resource) -> Bool {
        roster.isActive(person)
            && authorizer.allows(.person(person), model.number(of: .supervisionView), resource, at: now)
    }
}
