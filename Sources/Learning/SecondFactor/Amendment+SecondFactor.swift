// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// New recovery codes in place of all before.
    func makeRecoveryCodes(for person: PersonID, _ permit: Permit) throws -> [String] {
        try forgetRecoveryCodes(of: person, .permit(permit))
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
        for code in codes {
            try execute(
                """
                INSERT INTO recovery_code (organisation_id, person_id, hash, made_at)
                VALUES (
                    \(organisation), \(person), \(RecoveryCode.hash(of: code, for: person, in: organisation)), \(now)
                )
                """,
                permit
            )
        }
        return codes
    }

    /// Key and codes are secrets, of which nothing is kept once they are worth nothing.
    func forgetSecondFactor(of person: PersonID, _ right: Right) throws {
        try forgetRecoveryCodes(of: person, right)
        try execute(
            "DELETE FROM second_factor WHERE organisation_id = \(organisation) AND person_id = \(person)",
            right
        )
    }

    /// Turns it off for somebody who lost app and codes; they are signed out, and told.
    ///
    /// - Throws: ``Objection`` where it is off.
    func resetSecondFactor(of row: PersonRow, _ right: Right) throws {
        guard try transaction.hasSecondFactor(row.id, in: organisation) else {
            throw Objection("\(row.name) has no second factor", remedy: "nothing is left to do")
        }
        try forgetSecondFactor(of: row.id, right)
        try endSessions(of: row.id, right)
        try tell(row.id, .secondFactorReset)
        record(.secondFactorReset(person: row.id.index), right)
    }

    private func forgetRecoveryCodes(of person: PersonID, _ right: Right) throws {
        try execute(
            "DELETE FROM recovery_code WHERE organisation_id = \(organisation) AND person_id = \(person)",
            right
        )
    }
}
