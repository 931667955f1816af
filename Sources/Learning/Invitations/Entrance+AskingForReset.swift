// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Entrance {
    /// Asks for a mail with a link to set a new password.
    ///
    /// Whether anybody has the address is not even looked at: a mail to it is put into the queue, and dropped without a
    /// trace when it is to be sent and nobody has it. So the answer, and the work that it takes, are the same.
    ///
    /// - Throws: ``InvalidInput`` for what is no address, ``SignInRefused/tooMany(secondsLeft:)`` after a few.
    package func askForReset(
        email: String,
        from networkAddress: String = "",
        of organisation: OrganisationID
    ) async throws {
        let address = try EmailAddress.checked(email)
        let (clock, rosters) = (platform.clock, platform.rosters)
        let tries = Self.resetTries(of: address.key)
        let networkAddress = SignInLimits.requests(from: networkAddress)
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let (_, now) = try rosters.state(of: organisation, in: transaction, clock)
            let counts = [
                try transaction.failures("email_key", tries, in: organisation, at: now) >= Self.resetsPerEmail,
                try transaction.failures("address", networkAddress, in: organisation, at: now)
                    >= SignInLimits.perAddress,
            ]
            guard !counts.contains(true) else {
                throw SignInRefused.tooMany(secondsLeft: SignInLimits.secondsCounted)
            }
            try transaction.noteTry(tries, from: networkAddress, in: organisation, at: now)
            try transaction.queueMail(.reset, to: .address(key: address.key), in: organisation, at: now)
        }
    }

    private static let resetsPerEmail = 3

    /// What tries of an address are counted under: no address is spelled with a space, so that they count apart from
    /// those to sign in.
    static func resetTries(of key: String) -> String { "reset " + key }
}
