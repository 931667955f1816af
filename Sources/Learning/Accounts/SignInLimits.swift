// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Why somebody is not signed in, as much of it as a stranger may know.
package enum SignInRefused: Error, Sendable, Hashable {
    /// The address or the password is wrong, or the person may not sign in.
    case wrong
    /// Nobody has decided yet about whoever asked for an account with this address and this password.
    case waiting
    /// Too many wrong ones; another try is possible after so many seconds.
    case tooMany(secondsLeft: Int64)
    /// Between the password and the code too much time passed, or something changed: begin anew.
    case tooLate
}

/// How many wrong passwords are too many.
enum SignInLimits {
    static let perEmail = 10
    static let perAddress = 100
    static let secondsCounted: Int64 = 15 * 60

    // What is counted stands in one column with addresses. None of them has a space in it, so these are no address.

    /// Tries in a browser that signed in as that person before: strangers' tries do not lock it out.
    static func key(_ person: PersonID, inBrowser hash: String) -> String { "known \(person.index) \(hash)" }
    /// Tries of the second step.
    static func key(codesOf person: PersonID) -> String { "codes of \(person.index)" }
    /// The same in a browser that signed in as that person before.
    static func key(codesOf person: PersonID, inBrowser hash: String) -> String {
        "codes of \(person.index) \(hash)"
    }
    /// What requests for accounts and for links are counted under that come from a network address: nothing of them was
    /// wrong, so they keep nobody there from signing in.
    static func requests(from networkAddress: String) -> String {
        "requests \(NetworkAddress.counted(networkAddress))"
    }
    /// Requests for an account at an address.
    static func key(requestsOf address: String) -> String { "request \(address)" }
    /// Tries of who is signed in to prove that it is them.
    static func key(proofsOf person: PersonID) -> String { "proofs of \(person.index)" }
}

extension Transaction {
    /// Stops whoever tries an address, or from a network address, too often, whether there is such a person or not.
    ///
    /// Without a network address only what is tried is counted: for browsers that are known, which no stranger beside them
    /// keeps out.
    ///
    /// - Throws: ``SignInRefused/tooMany(secondsLeft:)``.
    func checkFailures(
        of key: String,
        from address: String?,
        in organisation: OrganisationID,
        at now: Instant
    ) throws {
        let ofKey: [(SQL, String, Int)] = [("email_key", key, SignInLimits.perEmail)]
        let ofAddress = address.map { [("address" as SQL, $0, SignInLimits.perAddress)] } ?? []
        for (column, value, limit) in ofKey + ofAddress
        where try failures(column, value, in: organisation, at: now) >= limit {
            let row = try row(
                """
                SELECT MIN(at) AS first
                FROM (
                    SELECT at FROM sign_in_failure
                    WHERE organisation_id = \(organisation) AND \(column) = \(value)
                    ORDER BY at DESC
                    LIMIT \(limit)
                ) AS latest
                """
            )
            let first: Instant = try row?.read("first") ?? now
            let left = max(1, first.seconds + SignInLimits.secondsCounted - now.seconds)
            throw SignInRefused.tooMany(secondsLeft: left)
        }
    }

    /// How often something was wrong lately.
    func failures(
        _ column: SQL,
        _ value: String,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS failures
            FROM sign_in_failure
            WHERE organisation_id = \(organisation) AND \(column) = \(value)
                AND at > \(now.seconds - SignInLimits.secondsCounted)
            """
        )
        return try row?.read("failures") ?? 0
    }

    /// Writes one more try down, and lets go of those that count no longer.
    func noteTry(_ key: String, from address: String, in organisation: OrganisationID, at now: Instant) throws {
        try execute(
            """
            INSERT INTO sign_in_failure (organisation_id, email_key, address, at)
            VALUES (\(organisation), \(key), \(address), \(now))
            """
        )
        try execute(
            """
            DELETE FROM sign_in_failure
            WHERE organisation_id = \(organisation) AND at < \(now.seconds - SignInLimits.secondsCounted)
            """
        )
    }
}
