// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// Makes changes, and answers by what they can be undone.
    func carryOut(_ changes: [BatchChange], of person: PersonID) throws -> BatchTrace {
        let before = try openHoldingRows(of: person)
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
        // What a rule lets end with it belongs to it, and is restored with it.
        try endWhatNothingCarries()
        let after = try openHoldingRows(of: person)
        trace.given = after.filter { row in !before.contains { $0.id == row.id } }.map(\.id)
        trace.ended = before.filter { row in !after.contains { $0.id == row.id } }.compactMap { row in
            row.holding(in: model).map { HoldingRecord($0, in: model) }
        }
        return trace
    }
}
