// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// Makes changes, and answers by what they can be undone.
    func carryOut(_ changes: [BatchChange], of person: PersonID) throws -> BatchTrace {
        let before = try openHoldingRows(of: person)
        let dates = try completionDates(of: [person])
        var trace = BatchTrace()
        for change in changes {
            switch change {
            case .end(let row, let permit): try end(row, at: now, permit)
            case .give(let plan): try carryOut(plan)
            case .deactivate(let permit):
                trace.deactivatedAt = revisionToBe
                try deactivate(person, permit)
            case .invite(let permit): try invite(person, permit)
            case .completeBy(let day, let node, let permit):
                guard let enrolment = try enrolment(of: person, on: node) else { throw NotFound() }
                try setCompletion(day, beside: enrolment, permit)
            case .moveVersion(let move): try carryOut(move)
            }
        }
        let after = try openHoldingRows(of: person)
        trace.given = after.filter { row in !before.contains { $0.id == row.id } }.map(\.id)
        trace.ended = records(of: before, without: after)
        // What a rule lets end with it belongs to it, and is restored with it.
        try endWhatNothingCarries()
        let uncarried = records(of: after, without: try openHoldingRows(of: person))
        if !uncarried.isEmpty { trace.endedByRule = uncarried }
        let left = dates.filter { date in trace.ended.contains { $0.node == date.key.node.index } }
        if !left.isEmpty { trace.dates = left.map { CompletionMark(StepMark(person, $0.key.node), $0.value.day) } }
        return trace
    }

    /// Those of some holdings that are not among others.
    private func records(of rows: [HoldingRow], without others: [HoldingRow]) -> [HoldingRecord] {
        let left = Set(others.map(\.id))
        return rows.filter { !left.contains($0.id) }.compactMap { row in
            row.holding(in: model).map { HoldingRecord($0, in: model) }
        }
    }
}
