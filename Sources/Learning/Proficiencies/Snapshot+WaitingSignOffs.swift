// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// A Step that waits for its sign-off, as much as is needed to ask the engine about it.
    private struct WaitingStep {
        var signOff: Int64
        var learner: PersonID
        var node: NodeID
        var askedAt: Instant
        var learnerSays: String

        init(_ row: Row) throws {
            signOff = try row.read("id")
            learner = try row.read("person_id")
            node = try row.read("node_id")
            askedAt = try row.read("asked_at")
            learnerSays = try row.read("learner_says")
        }
    }

    /// The Steps that wait and that the viewer may look at and sign off, the oldest first.
    func waitingSignOffs(_ page: Page) throws -> Paged<WaitingSignOff> {
        let waiting = try waitingSteps()
        let page = page.nearest(of: waiting.count)
        let shown = waiting.dropFirst(page.offset).prefix(page.size)
        let names = try names(of: Set(shown.map(\.learner)).sorted())
        let titles = try titles(of: Set(shown.map(\.node)).sorted())
        let items = shown.map { step in
            WaitingSignOff(
                learner: step.learner,
                learnerName: names[step.learner] ?? "",
                step: step.node,
                stepTitle: titles[step.node] ?? "",
                askedAt: step.askedAt,
                learnerSays: step.learnerSays
            )
        }
        return Paged(items: items, page: page, total: waiting.count)
    }

    /// How many there are, without their words.
    func waitingSignOffCount() throws -> Int { try waitingSteps().count }

    private func waitingSteps() throws -> [WaitingStep] {
        guard !scope(.signOffGive).isNothing else { return [] }
        var found: [WaitingStep] = []
        var last: WaitingStep?
        while found.count < Reviews.listedMaximum {
            let beyond: SQL = last.map { " AND (asked_at, id) > (\($0.askedAt), \($0.signOff))" } ?? ""
            let piece = try transaction.rows(
                """
                SELECT id, person_id, node_id, asked_at, learner_says
                FROM sign_off
                WHERE organisation_id = \(organisation) AND state = 'waiting'\(beyond)
                ORDER BY asked_at, id
                LIMIT \(Self.stepsAtOnce)
                """
            ).map(WaitingStep.init)
            found += piece.filter { step in
                let resource = onStep(step.node, of: step.learner)
                return isEnrolled(step.learner, on: step.node) && allows(.signOffGive, resource)
                    && allows(.signOffView, resource)
            }
            guard piece.count == Self.stepsAtOnce else { break }
            last = piece.last
        }
        return Array(found.prefix(Reviews.listedMaximum))
    }

    private static var stepsAtOnce: Int { 500 }
}
