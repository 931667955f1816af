// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How long learners wait to be confirmed, and for whom.
extension Snapshot {
    func confirmingReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        let days = asked.span.days
        // In the order of the index, so that nothing is sorted however much was confirmed.
        let rows = try transaction.rows(
            """
            SELECT node_id, decided_day, waited_days, COUNT(*) AS count
            FROM confirmation
            WHERE organisation_id = \(organisation) AND \(asked.condition)
                AND decided_day >= \(days.lowerBound) AND decided_day < \(days.upperBound)
            GROUP BY node_id, decided_day, waited_days
            """
        )
        var (byMonth, all): ([Month: Waits], Waits) = ([:], Waits())
        for row in rows {
            let (day, waited): (Int64, Int) = (try row.read("decided_day"), max(1, try row.read("waited_days")))
            let count: Int = try row.read("count")
            byMonth[Month(Instant(seconds: day * 86_400)), default: Waits()].add(count, of: waited)
            all.add(count, of: waited)
        }
        let months = Report.Part(
            "Days until something was confirmed, by month",
            by: "Month",
            ["Half of them within (days)", "Nine of ten within (days)"],
            of: "days",
            isWhole: false,
            asked.span.months.map { month in
                Report.Row(
                    month.start.monthWords,
                    [byMonth[month]?.within(percent: 50), byMonth[month]?.within(percent: 90)]
                )
            }
        ).withoutEmptyBeginning
        let spread = Report.Part(
            "How long it took",
            by: "Time",
            ["Confirmations"],
            of: "confirmations",
            Waits.bands.map { Report.Row($0.title, [all.count(in: $0.days)]) }
        )
        guard let half = all.within(percent: 50), let most = all.within(percent: 90) else {
            return (["Nothing was confirmed in this time."], [months, spread])
        }
        let fact = "\(all.count.counted("confirmation", "confirmations")): half of them came within "
        return (
            ["\(fact)\(half.counted("day", "days")), nine of ten within \(most.counted("day", "days"))."],
            [months, spread]
        )
    }

    func waitingReport(_ asked: ReportQuestion) throws -> ([String], [Report.Part]) {
        // Joined in this order, as SQLite does with CROSS JOIN: what waits is little beside what was ever asked of somebody.
        let rows = try transaction.rows(
            """
            SELECT confirmation_party.person_id AS asked_of, confirmation.person_id, confirmation.node_id,
                COUNT(*) AS count, MIN(confirmation.asked_at) AS oldest
            FROM confirmation
            CROSS JOIN confirmation_party
            WHERE confirmation_party.organisation_id = confirmation.organisation_id
                AND confirmation_party.confirmation_id = confirmation.id
                AND confirmation.organisation_id = \(organisation) AND confirmation.state = 'waiting'
                AND confirmation.node_id \(in: asked.steps.map { Int64($0.node.index) })
            GROUP BY confirmation_party.person_id, confirmation.person_id, confirmation.node_id
            """
        )
        var waits: [PersonID?: (count: Int, oldest: Instant)] = [:]
        var isSeen: [PersonID: Bool] = [:]
        for row in rows {
            let (learner, node): (PersonID, NodeID) = (try row.read("person_id"), try row.read("node_id"))
            guard asked.counts(learner), isEnrolled(learner, on: node) else { continue }
            let person: PersonID = try row.read("asked_of")
            let isNamed = isSeen[person] ?? allows(.personView, Resource(person))
            isSeen[person] = isNamed
            // Whom the reader may not see are counted together.
            let key = isNamed ? person : nil
            let oldest: Instant = try row.read("oldest")
            let before = waits[key]
            waits[key] = (
                (before?.count ?? 0) + (try row.read("count") as Int), min(before?.oldest ?? oldest, oldest)
            )
        }
        let names = try names(of: waits.keys.compactMap(\.self))
        let oldestFirst = waits.sorted { ($0.value.oldest, $0.key?.index ?? 0) < ($1.value.oldest, $1.key?.index ?? 0) }
        let part = Report.Part(
            "Asked of each person",
            by: "Person",
            ["Waiting"],
            of: "answers",
            noteTitle: "The oldest waits since",
            oldestFirst.map { person, wait in
                Report.Row(
                    person.map { names[$0] ?? "" } ?? "Others, whom you may not see",
                    [wait.count],
                    note: wait.oldest.dayWords
                )
            }
        )
        let people = waits.count.counted("person has", "people have")
        guard let oldest = oldestFirst.first?.value.oldest else { return (["Nothing waits to be confirmed."], [part]) }
        return (
            [
                "\(people) something to confirm; the oldest of it waits since \(oldest.dayWords).",
                "What was asked of several people counts for each of them.",
            ],
            [part]
        )
    }
}

/// How often something took how many days.
struct Waits {
    private(set) var count = 0
    private var counts: [Int: Int] = [:]

    mutating func add(_ number: Int, of days: Int) {
        count += number
        counts[max(0, days), default: 0] += number
    }

    /// Within how many days so many of a hundred were done; nothing where there were none.
    func within(percent: Int) -> Int? {
        guard count > 0 else { return nil }
        let wanted = (count * percent + 99) / 100
        var seen = 0
        for (days, number) in counts.sorted(by: { $0.key < $1.key }) {
            seen += number
            if seen >= wanted { return days }
        }
        return counts.keys.max()
    }

    func count(in days: ClosedRange<Int>) -> Int {
        counts.reduce(0) { $0 + (days.contains($1.key) ? $1.value : 0) }
    }

    static let bands: [(title: String, days: ClosedRange<Int>)] = [
        ("Within a day", 0...1), ("Within 3 days", 2...3), ("Within a week", 4...7), ("Within 2 weeks", 8...14),
        ("Within 4 weeks", 15...28), ("Longer", 29...Int.max),
    ]
}
