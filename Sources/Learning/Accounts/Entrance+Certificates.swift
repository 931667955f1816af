// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Entrance {
    /// The sign-off that a certificate's code belongs to: what stands on the certificate, and whether it still holds.
    ///
    /// Asked by whoever was handed it; a code has 80 random bits, so that nobody comes upon one by trying.
    ///
    /// - Throws: ``NotFound`` where the organisation gave no such certificate.
    package func certificate(_ code: String, of slug: String) async throws -> Certificate {
        let code = code.lowercased()
        guard code.utf8.count == Certificate.codeLength, code.utf8.allSatisfy(Certificate.isOfCodes) else {
            throw NotFound()
        }
        return try await platform.database.read { transaction in
            let row = try transaction.row(
                """
                SELECT \(Certificate.columns)
                FROM sign_off
                JOIN organisation ON organisation.id = sign_off.organisation_id
                JOIN node ON node.organisation_id = sign_off.organisation_id AND node.id = sign_off.node_id
                JOIN framework
                    ON framework.organisation_id = sign_off.organisation_id AND framework.id = sign_off.framework_id
                LEFT JOIN erasure AS of_learner
                    ON of_learner.organisation_id = sign_off.organisation_id
                    AND of_learner.person_id = sign_off.person_id
                LEFT JOIN erasure AS of_decider
                    ON of_decider.organisation_id = sign_off.organisation_id
                    AND of_decider.person_id = sign_off.decided_by
                WHERE organisation.slug = \(slug) AND sign_off.code = \(code)
                """
            )
            guard let row else { throw NotFound() }
            return try Certificate(row)
        }
    }
}

/// A signed-off Step, as far as whoever holds its certificate may know of it.
package struct Certificate: Sendable, Hashable {
    package let code: String
    package let organisationTitle: String
    /// The learner's name on the day of the sign-off; nothing once they were erased.
    package let learnerName: String?
    package let stepTitle: String
    package let version: Int
    package let givenAt: Instant
    /// Who signed it off, by their name of that day; nothing once they were erased.
    package let givenBy: String?
    /// In which role.
    package let givenAs: String
    /// When it stopped to hold.
    package let voidedAt: Instant?

    fileprivate static let codeLength = 20

    fileprivate static func isOfCodes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }

    fileprivate static let columns: SQL = """
        sign_off.code, organisation.title AS organisation_title, sign_off.learner_name, node.title AS step_title,
            framework.version, sign_off.decided_at, sign_off.decided_name, sign_off.decided_role, sign_off.voided_at,
            of_learner.erased_at AS learner_erased_at, of_decider.erased_at AS decider_erased_at
        """
}

extension Certificate {
    fileprivate init(_ row: Row) throws {
        let (learner, decider): (Instant?, Instant?) = (
            try row.read("learner_erased_at"), try row.read("decider_erased_at")
        )
        code = try row.read("code")
        organisationTitle = try row.read("organisation_title")
        learnerName = try learner == nil ? row.read("learner_name") : nil
        stepTitle = try row.read("step_title")
        version = try row.read("version")
        givenAt = try row.read("decided_at")
        givenBy = try decider == nil ? row.read("decided_name") : nil
        givenAs = try row.read("decided_role")
        voidedAt = try row.read("voided_at")
    }
}
