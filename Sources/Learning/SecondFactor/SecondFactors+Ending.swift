// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension SecondFactors {
    /// Makes new recovery codes, which are told this once; the old ones are worth nothing any more.
    ///
    /// - Throws: ``SignInRefused`` or ``InvalidInput`` where this is no code of the second factor that there is.
    package func renewRecoveryCodes(
        code: String,
        at address: String = "",
        by viewer: Viewer
    ) async throws -> [String] {
        let isOn = try await demandCode(code, at: address, by: viewer)
        return try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            // One that was turned on since was shown no code.
            guard isOn, try amendment.transaction.hasSecondFactor(person, in: amendment.organisation) else {
                throw Objection("you have no second factor", remedy: "set it up first")
            }
            amendment.record(.recoveryCodesMade(person: person.index), permit)
            try amendment.tell(person, .recoveryCodesMade)
            return try amendment.makeRecoveryCodes(for: person, permit)
        }
    }

    /// Turns the viewer's own off.
    ///
    /// - Throws: ``Objection`` where it is off, or a role of theirs demands it; ``SignInRefused`` or ``InvalidInput`` where
    ///   this is no code of it.
    package func turnOff(code: String, at address: String = "", by viewer: Viewer) async throws {
        let isOn = try await demandCode(code, at: address, by: viewer)
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            guard isOn, try amendment.transaction.hasSecondFactor(person, in: amendment.organisation) else {
                throw Objection("it is off already", remedy: "nothing is left to do")
            }
            if let role = try amendment.rolesDemandingSecondFactor(of: person).first {
                throw Objection(
                    "whoever is \(role) has a second factor here",
                    remedy: "set up another app in its place, if you have a new phone"
                )
            }
            try amendment.forgetSecondFactor(of: person, .permit(permit))
            amendment.record(.secondFactorTurnedOff(person: person.index), permit)
            try amendment.tell(person, .secondFactorTurnedOff)
        }
    }

    /// Has whoever has a second factor show it before it is changed; answers whether they have one.
    ///
    /// Their password is too little for that: whoever learnt it may sit at a browser of theirs.
    func demandCode(_ code: String, at address: String, by viewer: Viewer) async throws -> Bool {
        let isOn = try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            return try snapshot.transaction.hasSecondFactor(person, in: snapshot.organisation)
        }
        if isOn { try await Entrance(platform).proveByCode(code, at: address, by: viewer) }
        return isOn
    }
}
