// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Takes a request for a sign-off back, if one waits.
    @discardableResult
    func withdrawSignOffRequest(_ record: StepRecord, _ permit: Permit) throws -> Bool {
        guard let waiting = record.signOff, waiting.state == .waiting else { return false }
        try endSignOffRequest(waiting.id, .permit(permit))
        self.record(.signOffWithdrawn(StepMark(record.learner, record.node)), permit)
        return true
    }

    /// Ends a request for a sign-off on which nobody has decided.
    func endSignOffRequest(_ request: Int64, _ right: Right) throws {
        try execute(
            """
            UPDATE sign_off SET state = \(SignOffState.withdrawn), decided_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(request)
            """,
            right
        )
    }

    /// Writes what was decided of a Step, on the request that waits or without one.
    func decide(_ record: StepRecord, _ state: SignOffState, _ comment: String, _ permit: Permit) throws -> Int64 {
        let decider = try decider(by: permit)
        let code: String? = state == .given ? String(Token.random().prefix(Self.codeLength)) : nil
        if let waiting = record.signOff, waiting.state == .waiting {
            try execute(
                """
                UPDATE sign_off
                SET state = \(state), decided_at = \(now), decided_by = \(viewer.person), decided_name = \(decider.name),
                    decided_role = \(decider.role), comment = \(comment), code = \(code),
                    learner_name = \(record.learnerName)
                WHERE organisation_id = \(organisation) AND id = \(waiting.id)
                """,
                permit
            )
            return waiting.id
        }
        let id = try nextNumber(in: "sign_off")
        try execute(
            """
            INSERT INTO sign_off (
                organisation_id, id, person_id, node_id, framework_id, state, learner_name, decided_at, decided_by,
                decided_name, decided_role, comment, code
            )
            VALUES (
                \(organisation), \(id), \(record.learner), \(record.node), \(try begunFramework(of: record)), \(state),
                \(record.learnerName), \(now), \(viewer.person), \(decider.name), \(decider.role), \(comment), \(code)
            )
            """,
            permit
        )
        return id
    }

    /// As many hexadecimal digits as nobody guesses, and somebody can still type: 80 bits.
    private static var codeLength: Int { 20 }

    /// Keeps what a sign-off covers: the present answers, each with the confirmation that counts.
    func freeze(_ record: StepRecord, in signOff: Int64, _ permit: Permit) throws {
        for line in record.lines {
            guard let answer = line.answer else { continue }
            let confirmation = answer.confirmations.first { $0.state == .confirmed }
            try withdraw(line, because: "It was signed off.", permit)
            if line.standing == .waiting { try mark(answer.id, .answered, .permit(permit)) }
            try execute(
                """
                INSERT INTO sign_off_line (organisation_id, sign_off_id, self_assessment_id, confirmation_id)
                VALUES (\(organisation), \(signOff), \(answer.id), \(confirmation?.id))
                """,
                permit
            )
        }
    }

    /// The framework that a learner works through, or would begin.
    ///
    /// - Throws: ``NotFound`` where there is none.
    func begunFramework(of record: StepRecord) throws -> Int64 {
        guard let framework = try framework(of: record.learner, on: record.node) else { throw NotFound() }
        return framework.id
    }
}
