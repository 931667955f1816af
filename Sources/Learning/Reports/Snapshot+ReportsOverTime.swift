// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The reports by months: registrations, enrolments, sign-offs.
extension Snapshot {
    func registrationReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        let rows = try transaction.rows(
            """
            SELECT asked_at / 86400 AS day, COUNT(*) AS count,
                COUNT(CASE WHEN decided_at IS NULL THEN 1 END) AS waiting,
                COUNT(CASE WHEN decided_at IS NOT NULL AND person_id IS NOT NULL THEN 1 END) AS approved
            FROM registration
            WHERE organisation_id = \(organisation) AND asked_at >= \(asked.span.from)
                AND asked_at < \(asked.span.until)
            GROUP BY asked_at / 86400
            """
        )
        var counts: [Month: [Int]] = [:]
        for row in rows {
            let day: Int64 = try row.read("day")
            let (all, waiting): (Int, Int) = (try row.read("count"), try row.read("waiting"))
            let approved: Int = try row.read("approved")
            let month = Month(Instant(seconds: day * 86_400))
            let before = counts[month] ?? [0, 0, 0]
            counts[month] = zip(before, [approved, all - approved - waiting, waiting]).map { $0 + $1 }
        }
        let sums = counts.values.reduce([0, 0, 0]) { zip($0, $1).map { $0 + $1 } }
        let part = Report.Part(
            "Registrations by month",
            by: "Month",
            ["Approved", "Not approved", "Waiting"],
            of: "registrations",
            asked.span.months.map { Report.Row($0.start.monthWords, counts[$0] ?? [0, 0, 0]) }
        ).withoutEmptyBeginning
        let all = sums.reduce(0, +).counted("person", "people")
        return (["\(all) asked for an account: \(sums[0]) approved, \(sums[1]) not, \(sums[2]) waiting."], [part])
    }

    func enrolmentReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        let rows = try transaction.rows(
            """
            SELECT node_id, COALESCE(from_at, given_at) / 86400 AS day, COUNT(*) AS count
            FROM holding
            WHERE organisation_id = \(organisation) AND \(asked.condition) AND role \(in: learningRoles)
                AND COALESCE(from_at, given_at) >= \(asked.span.from)
                AND COALESCE(from_at, given_at) < \(asked.span.until)
            GROUP BY node_id, COALESCE(from_at, given_at) / 86400
            """
        )
        let part = try monthly("Enrolments by month", of: "enrolments", asked, rows)
        return (["\(part.sum.counted("enrolment", "enrolments")) in this time."], [part])
    }

    func signOffReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        let rows = try transaction.rows(
            """
            SELECT node_id, decided_at / 86400 AS day, COUNT(*) AS count
            FROM sign_off
            WHERE organisation_id = \(organisation) AND \(asked.condition) AND state = 'given'
                AND decided_at >= \(asked.span.from) AND decided_at < \(asked.span.until)
            GROUP BY node_id, decided_at / 86400
            """
        )
        // A role that ends on a day ends without a transaction, and leaves its request behind.
        let count = try transaction.rows(
            """
            SELECT person_id, node_id
            FROM sign_off
            WHERE organisation_id = \(organisation) AND \(asked.condition) AND state = 'waiting'
            """
        ).count { try isEnrolled($0.read("person_id"), on: $0.read("node_id")) }
        let part = try monthly("Sign-offs by month", of: "sign-offs", asked, rows)
        return (
            [
                "\(part.sum.counted("sign-off", "sign-offs")) in this time.",
                "\(count.counted("learner waits", "learners wait")) for one now.",
            ],
            [part]
        )
    }
}

extension Report.Part {
    /// Of all its values.
    fileprivate var sum: Int { rows.reduce(0) { $0 + $1.sum } }
}
