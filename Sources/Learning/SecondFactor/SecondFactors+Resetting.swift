// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension SecondFactors {
    /// Turns another's off, who lost app and codes; they are signed out, and told.
    ///
    /// It needs what changing their password needs: who could reset it could else come in with a password of their
    /// own choice.
    ///
    /// - Throws: ``Objection`` where it is off.
    package func reset(of person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existing(person)
            try amendment.demandAlone()
            let permit = try amendment.permit(.personEditSignIn, Resource(person))
            guard viewer.person != person else {
                throw Objection("it is your own", remedy: "turn it off on the page of your account")
            }
            try amendment.resetSecondFactor(of: row, .permit(permit))
        }
    }
}
