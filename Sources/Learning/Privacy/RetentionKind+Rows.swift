// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension RetentionKind {
    /// The table, and which of its rows have been kept long enough.
    func rows(in snapshot: Snapshot, days: Int) -> SQL {
        let before = snapshot.now.seconds - Int64(days) * 86_400
        let organisation = snapshot.organisation
        return switch self {
        case .deactivatedPeople:
            """
            deactivation
            JOIN person
                ON person.organisation_id = deactivation.organisation_id AND person.id = deactivation.person_id
            LEFT JOIN erasure
                ON erasure.organisation_id = deactivation.organisation_id
                AND erasure.person_id = deactivation.person_id
            WHERE deactivation.organisation_id = \(organisation) AND deactivation.until_at IS NULL
                AND deactivation.from_at < \(before) AND erasure.person_id IS NULL
            """
        case .endedSessions:
            // One that nobody used for so long has ended as well.
            """
            session
            WHERE organisation_id = \(organisation)
                AND (ended_at < \(before) OR seen_at < \(before - Session.ageSecondsMaximum))
            """
        case .signInFailures: "sign_in_failure WHERE organisation_id = \(organisation) AND at < \(before)"
        case .readNotices: "outbox WHERE organisation_id = \(organisation) AND read_at < \(before)"
        case .waitingRegistrations:
            "registration WHERE organisation_id = \(organisation) AND decided_at IS NULL AND asked_at < \(before)"
        case .decidedRegistrations:
            "registration WHERE organisation_id = \(organisation) AND decided_at < \(before) AND email <> ''"
        case .pageViews: "page_view WHERE organisation_id = \(organisation) AND day < \(before / 86_400)"
        case .closedSupport:
            // Nothing is said in a closed one, so that it was changed last when it was closed.
            """
            support_request
            WHERE organisation_id = \(organisation) AND state = \(SupportState.closed) AND changed_at < \(before)
            """
        }
    }

    /// What refers to rows of this kind, and goes with them.
    func goingWith(in snapshot: Snapshot, days: Int, atMost limit: Int) -> [SQL] {
        guard self == .closedSupport else { return [] }
        let rows = rows(in: snapshot, days: days)
        return (["support_file", "support_message"] as [SQL]).map { table in
            """
            DELETE FROM \(table)
            WHERE organisation_id = \(snapshot.organisation)
                AND request_id IN (SELECT id FROM \(rows) ORDER BY id LIMIT \(limit))
            """
        }
    }

    /// The statement that lets go of some of them: rows go, or what they say of somebody does.
    ///
    /// People are erased one by one, and by no statement.
    func lettingGo(in snapshot: Snapshot, days: Int, atMost limit: Int) -> SQL {
        let (organisation, rows) = (snapshot.organisation, rows(in: snapshot, days: days))
        func some(of table: SQL, by key: SQL) -> SQL {
            "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(rows) LIMIT \(limit))"
        }
        func emptying(_ decided: SQL) -> SQL {
            """
            UPDATE registration
            SET name = 'Somebody', email = '', email_key = '', password = '', answers = ''\(decided)
            WHERE organisation_id = \(organisation) AND id IN (SELECT id FROM \(rows) ORDER BY id LIMIT \(limit))
            """
        }
        return switch self {
        case .deactivatedPeople: preconditionFailure("people are erased one by one")
        case .endedSessions: some(of: "session", by: "token_hash")
        case .signInFailures: some(of: "sign_in_failure", by: "organisation_id, email_key, address, at")
        case .readNotices: some(of: "outbox", by: "organisation_id, id")
        case .waitingRegistrations: emptying(", decided_at = \(snapshot.now)")
        case .decidedRegistrations: emptying("")
        case .pageViews: some(of: "page_view", by: "organisation_id, person_id, viewer_id, day")
        case .closedSupport:
            """
            DELETE FROM support_request
            WHERE organisation_id = \(organisation) AND id IN (SELECT id FROM \(rows) ORDER BY id LIMIT \(limit))
            """
        }
    }
}
