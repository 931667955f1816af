// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations

/// Has the assessors of a demonstration meet some of their learners: a few sessions past, and a few to come.
struct DemoSessions {
    private let platform: Platform
    private let id: OrganisationID
    private let organisation: Organisation

    init(_ platform: Platform, _ id: OrganisationID, _ organisation: Organisation) {
        (self.platform, self.id, self.organisation) = (platform, id, organisation)
    }

    /// Two of each who arranges some, around a day; where nobody does, nothing.
    func run(around day: Instant) async throws {
        let supervisions = Supervisions(platform)
        let arranging = try await organisation.directory.people.map(\.id).filtered { person in
            guard organisation.roster.isActive(person) else { return false }
            return try await supervisions.mayArrange(by: viewer(person))
        }
        for (number, arranger) in arranging.prefix(Self.arrangersMaximum).enumerated() {
            let learners = try await supervisions.learners(named: "", Learning.Page(size: 40), by: viewer(arranger))
                .items
            guard !learners.isEmpty else { return }
            let (first, second) = (learners[number * 3 % learners.count], learners[(number * 3 + 1) % learners.count])
            try await meet(first, arranger, on: day, inDays: number % 4 + 1, number)
            try await meet(second, arranger, on: day, inDays: number % 9 + 3, number + 1)
        }
    }

    private static let arrangersMaximum = 6

    private func meet(
        _ learner: NamedPerson,
        _ arranger: PersonID,
        on day: Instant,
        inDays days: Int,
        _ number: Int
    ) async throws {
        let today = day.seconds / 86_400 * 86_400
        let plan = SupervisionPlan(
            day: Instant(seconds: today + Int64(days) * 86_400),
            minute: 9 * 60 + number % 6 * 75,
            minutes: [30, 45, 60][number % 3],
            place: number % 3 == 1 ? "" : Self.places[number % Self.places.count],
            link: number % 3 == 1 ? "https://meet.example.org/supervision-\(number)" : ""
        )
        let supervisions = Supervisions(platform)
        let agenda = Self.agendas[number % Self.agendas.count]
        let session = try await supervisions.arrange(plan, with: learner.id, agenda: agenda, by: viewer(arranger))
        guard number % 2 == 0 else { return }
        try await supervisions.write(
            agenda: "How I can be seen with more patients who are not stable.",
            notes: "",
            in: session,
            seen: 0,
            by: viewer(learner.id)
        )
    }

    private static let places = ["Seminar room, level 3", "Bay office, adult unit", "Education centre"]
    private static let agendas = [
        "What went well since we last met, and what did not.\nWhich proficiencies come next.",
        "The reflection on the night of the transfer.",
        "Where you want to be in three months.",
    ]

    private func viewer(_ person: PersonID) -> Viewer { Viewer(.person(person), in: id) }
}

extension Sequence where Element: Sendable {
    /// Those of which something is so that has to be asked for.
    fileprivate func filtered(_ isIncluded: (Element) async throws -> Bool) async rethrows -> [Element] {
        var kept: [Element] = []
        for element in self where try await isIncluded(element) { kept.append(element) }
        return kept
    }
}
