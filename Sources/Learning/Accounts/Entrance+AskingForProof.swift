// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How long the link in a mail is good for by which somebody who waits proves their address.
enum AddressProof {
    static let secondsMaximum: Int64 = 3 * 86_400
}

extension Entrance {
    /// Whether some domain is approved by rule, so that whoever asked for an account is told to look for a mail.
    ///
    /// The same for every address, known or not, listed or not.
    package func approvesByRule(_ organisation: OrganisationID) async throws -> Bool {
        let viewer = Viewer(.visitor, in: organisation)
        return try await platform.read(by: viewer) { snapshot in
            guard snapshot.takesRegistrations else { return false }
            return try !snapshot.transaction.approvedDomains(of: organisation).isEmpty
        }
    }
}

extension Transaction {
    /// Sends whoever waits a link to prove their address by, if its domain is listed; answers whether it is.
    ///
    /// Who asks once more is sent another one, at most one in a quarter of an hour; the words of those before stay good.
    func askForProof(
        of registration: Int64,
        _ address: EmailAddress,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Bool {
        guard try approvedDomains(of: organisation).contains(address.domain.text) else { return false }
        let recent = try row(
            """
            SELECT id
            FROM mail
            WHERE organisation_id = \(organisation) AND registration_id = \(registration)
                AND kind = \(MailKind.proof.rawValue)
                AND (done_at IS NULL OR made_at > \(now.seconds - SignInLimits.secondsCounted))
            LIMIT 1
            """
        )
        guard recent == nil else { return true }
        try execute(
            """
            UPDATE registration SET proof_until = \(now.seconds + AddressProof.secondsMaximum)
            WHERE organisation_id = \(organisation) AND id = \(registration)
            """
        )
        try queueMail(.proof, to: .registration(registration), in: organisation, at: now)
        return true
    }
}
