// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What came of one of several registrations that were decided at once.
package struct RegistrationOutcome: Sendable, Hashable {
    package let id: Int64
    /// Who asked.
    package let name: String
    package let result: Result

    package init(id: Int64, name: String, result: Result) {
        self.id = id
        self.name = name
        self.result = result
    }

    /// Whether it was decided.
    package enum Result: Sendable, Hashable {
        case decided(RegistrationDecision)
        /// Nothing was done; in words why.
        case notDone(String)
    }
}

extension People {
    /// As many registrations as one page shows are decided at once.
    package static let decisionsMaximum = 50

    /// Those of some registrations that still wait, in the order in which they asked: what a check shows.
    package func waiting(_ registrations: [Int64], by viewer: Viewer) async throws -> [Registration] {
        try Self.demandSome(registrations)
        return try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.registrationDecide, Resource(.organisation))
            return try snapshot.waitingRegistrations(registrations)
        }
    }

    /// Approves or refuses several who registered themselves, each in a transaction of its own.
    ///
    /// What stands in the way of one, such as that somebody else decided meanwhile, keeps none of the others back.
    package func decide(
        _ registrations: [Int64],
        approve: Bool,
        byMail: Bool,
        by viewer: Viewer
    ) async throws -> [RegistrationOutcome] {
        // Asked before it is looked at what was chosen: a no is told whatever that was.
        try await platform.read(by: viewer) { _ = try $0.permit(.registrationDecide, Resource(.organisation)) }
        let waiting = try await waiting(registrations, by: viewer)
        var outcomes: [RegistrationOutcome] = []
        for registration in waiting {
            let result: RegistrationOutcome.Result
            do {
                let decision = try await decide(registration.id, approve: approve, byMail: byMail, by: viewer)
                result = .decided(decision)
            } catch let objection as Objection {
                result = .notDone(objection.message)
            } catch let input as InvalidInput {
                result = .notDone(input.problems.first?.message ?? "")
            }
            outcomes.append(RegistrationOutcome(id: registration.id, name: registration.name, result: result))
        }
        return outcomes
    }

    private static func demandSome(_ registrations: [Int64]) throws {
        guard !registrations.isEmpty else { throw InvalidInput("registrations", "Tick at least one name.") }
        guard registrations.count <= decisionsMaximum else {
            throw InvalidInput("registrations", "Tick at most \(decisionsMaximum) names at once.")
        }
    }
}

extension Snapshot {
    fileprivate func waitingRegistrations(_ ids: [Int64]) throws -> [Registration] {
        let questions = try transaction.profileQuestions(of: organisation)
        return try transaction.rows(
            """
            SELECT \(Registration.columns)
            FROM registration
            WHERE organisation_id = \(organisation) AND decided_at IS NULL AND id \(in: ids)
            ORDER BY asked_at, id
            """
        ).map { try Registration($0, questions) }
    }
}
