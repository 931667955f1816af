// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A person's second factor as the database keeps it.
struct SecondFactorRow: Sendable {
    /// Nothing where it is off.
    var key: AuthenticatorKey?
    var confirmedAt: Instant?
    var latestStep: Int64
    /// What is being set up, since when, and in which browser.
    fileprivate var keyToBe: AuthenticatorKey?
    fileprivate var begunAt: Instant?
    fileprivate var begunIn: SessionID?

    /// What is being set up in a browser: whoever saw the key in another one, or long ago, does not get to confirm it.
    func keyToBe(for session: SessionID?, at now: Instant) -> AuthenticatorKey? {
        guard let begunAt, now.seconds - begunAt.seconds < Session.proofSecondsMaximum, begunIn == session else {
            return nil
        }
        return keyToBe
    }
}

/// Which code was taken.
enum TakenCode: Sendable, Hashable {
    case app
    /// And how many are left.
    case recovery(left: Int)

    var words: String {
        switch self {
        case .app: "a code of their app"
        case .recovery: "a recovery code"
        }
    }
}

extension ReadTransaction {
    func secondFactor(of person: PersonID, in organisation: OrganisationID) throws -> SecondFactorRow? {
        let row = try row(
            """
            SELECT key, confirmed_at, latest_step, key_to_be, begun_at, begun_in
            FROM second_factor
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """
        )
        guard let row else { return nil }
        let (key, keyToBe): (String?, String?) = (try row.read("key"), try row.read("key_to_be"))
        return SecondFactorRow(
            key: key.flatMap(AuthenticatorKey.init(hex:)),
            confirmedAt: try row.read("confirmed_at"),
            latestStep: try row.read("latest_step"),
            keyToBe: keyToBe.flatMap(AuthenticatorKey.init(hex:)),
            begunAt: try row.read("begun_at"),
            begunIn: try row.read("begun_in")
        )
    }

    /// Whether somebody set one up.
    func hasSecondFactor(_ person: PersonID, in organisation: OrganisationID) throws -> Bool {
        let row = try row(
            """
            SELECT person_id
            FROM second_factor
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND key IS NOT NULL
            """
        )
        return row != nil
    }

    func recoveryCodesLeft(of person: PersonID, in organisation: OrganisationID) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS codes
            FROM recovery_code
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND used_at IS NULL
            """
        )
        return try row?.read("codes") ?? 0
    }
}

extension Transaction {
    /// Takes a code, of the app or a recovery code, so that it is not taken again; nothing where it is wrong.
    ///
    /// INVARIANT: the caller holds the organisation's lock, and counts the tries.
    func take(_ code: String, of person: PersonID, in organisation: OrganisationID, at now: Instant) throws
        -> TakenCode?
    {
        guard let factor = try secondFactor(of: person, in: organisation), let key = factor.key else { return nil }
        let digits = String(code.filter { $0 != " " })
        if AuthenticatorKey.isCode(digits) {
            guard let step = key.step(of: digits, after: factor.latestStep, at: now) else { return nil }
            try execute(
                """
                UPDATE second_factor SET latest_step = \(step)
                WHERE organisation_id = \(organisation) AND person_id = \(person)
                """
            )
            return .app
        }
        guard let hash = RecoveryCode.hash(of: code, for: person, in: organisation) else { return nil }
        let used = try execute(
            """
            UPDATE recovery_code SET used_at = \(now)
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND hash = \(hash) AND used_at IS NULL
            """
        )
        guard used == 1 else { return nil }
        let left = try recoveryCodesLeft(of: person, in: organisation)
        try AuditChain.append(
            .recoveryCodeUsed(person: person.index, left: left),
            at: now,
            by: person,
            reasons: "their own code",
            of: organisation,
            in: self
        )
        return .recovery(left: left)
    }
}
