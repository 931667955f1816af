// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// One's own second factor: an app whose codes are asked for after the password.
package struct SecondFactors: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// How the viewer's own stands.
    package func own(by viewer: Viewer) async throws -> SecondFactorState {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            let row = try snapshot.transaction.secondFactor(of: person, in: snapshot.organisation)
            return SecondFactorState(
                since: row?.confirmedAt,
                codesLeft: try snapshot.transaction.recoveryCodesLeft(of: person, in: snapshot.organisation),
                isBegun: row?.keyToBe(for: viewer.session, at: snapshot.now) != nil,
                demandingRoles: try snapshot.rolesDemandingSecondFactor(of: person)
            )
        }
    }

    /// Makes a key to be set up in an app, within a quarter of an hour and in the same browser; one that is in use counts
    /// until the new one is confirmed.
    ///
    /// - Throws: ``SignInRefused`` or ``InvalidInput`` where there is one already, and this is no code of it.
    package func begin(code: String = "", at address: String = "", by viewer: Viewer) async throws {
        let isOn = try await demandCode(code, at: address, by: viewer)
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            guard try amendment.transaction.hasSecondFactor(person, in: amendment.organisation) == isOn else {
                throw Objection("your second factor was changed meanwhile", remedy: "look at it again")
            }
            try amendment.execute(
                """
                INSERT INTO second_factor (organisation_id, person_id, key_to_be, begun_at, begun_in)
                VALUES (
                    \(amendment.organisation), \(person), \(AuthenticatorKey.random().hex), \(amendment.now),
                    \(viewer.session?.number)
                )
                ON CONFLICT (organisation_id, person_id)
                DO UPDATE SET key_to_be = excluded.key_to_be, begun_at = excluded.begun_at, begun_in = excluded.begun_in
                """,
                permit
            )
            amendment.record(.secondFactorBegun(person: person.index), permit)
        }
    }

    /// The key that is being set up, to be scanned or typed.
    ///
    /// - Throws: ``NotFound`` where none is.
    package func keyToSetUp(by viewer: Viewer) async throws -> KeyToSetUp {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            let row = try snapshot.transaction.secondFactor(of: person, in: snapshot.organisation)
            guard let key = row?.keyToBe(for: viewer.session, at: snapshot.now) else { throw NotFound() }
            let known = try snapshot.existing(person)
            let organisation = try snapshot.transaction.row(
                "SELECT title FROM organisation WHERE id = \(snapshot.organisation)"
            )
            return KeyToSetUp(
                text: key.text,
                address: key.address(of: known.email ?? known.name, at: try organisation?.read("title") ?? "Lyceum")
            )
        }
    }

    /// Turns it on with a code of the new key; answers the recovery codes, which are told this once.
    ///
    /// The other browsers are signed out, as they came in without it.
    ///
    /// - Throws: ``InvalidInput`` where the code is wrong, ``NotFound`` where no key is being set up.
    package func confirm(_ code: String, by viewer: Viewer) async throws -> [String] {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            let row = try amendment.transaction.secondFactor(of: person, in: amendment.organisation)
            guard let row, let key = row.keyToBe(for: viewer.session, at: amendment.now) else { throw NotFound() }
            let digits = String(code.filter { $0 != " " })
            guard let step = key.step(of: digits, after: 0, at: amendment.now) else {
                throw InvalidInput(
                    "code",
                    "This is not the code that the app shows now. Look whether the clock of your phone is right."
                )
            }
            try amendment.execute(
                """
                UPDATE second_factor
                SET key = key_to_be, confirmed_at = \(amendment.now), latest_step = \(step),
                    key_to_be = NULL, begun_at = NULL, begun_in = NULL
                WHERE organisation_id = \(amendment.organisation) AND person_id = \(person)
                """,
                permit
            )
            try amendment.endSessions(of: person, except: viewer.session, permit)
            let codes = try amendment.makeRecoveryCodes(for: person, permit)
            amendment.record(.secondFactorTurnedOn(person: person.index), permit)
            try amendment.tell(person, row.key == nil ? .secondFactorTurnedOn : .secondFactorReplaced)
            return codes
        }
    }
}

/// How somebody's own second factor stands.
package struct SecondFactorState: Sendable, Hashable {
    /// Since when it is on; nothing where it is off.
    package let since: Instant?
    package let codesLeft: Int
    /// Whether a new key waits for its first code.
    package let isBegun: Bool
    /// Titles of their roles whose holders have one.
    package let demandingRoles: [String]
}

/// A key on its way into an app.
package struct KeyToSetUp: Sendable, Hashable {
    /// As one types it.
    package let text: String
    /// As a picture of it says it.
    package let address: String
}
