// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Learning
package import Sheets

/// A framework of five proficiencies in two groups, of which the last is optional.
package enum SmallFramework {
    package static let file = """
        group,code,statement,guidance,evidence,required,answers
        Breathing,1.1,Cares for a patient with an artificial airway,Stays calm,direct observation,yes,
        Breathing,1.2,Sets up oxygen,,direct observation; discussion,yes,
        Fluids,2.1,Keeps a fluid balance,Counts twice,case record,yes,
        Fluids,2.2,Prevents line infections,,,yes,Never; Once*; Often*
        Fluids,2.3,Sets up a renal replacement,,,no,

        """

    /// What it consists of.
    package static func proficiencies() throws -> [Proficiency] {
        FrameworkFile(try sheet(file)).proficiencies
    }

    /// A text as the table that it is.
    package static func sheet(_ text: String) throws -> Sheet { try Sheet.read(Array(text.utf8)) }

    /// Loads it as the next version of a Step, and publishes that.
    @discardableResult
    package static func publish(
        on step: String,
        _ platform: Platform,
        _ organisation: OrganisationID
    ) async throws -> Framework {
        let frameworks = Frameworks(platform)
        let loaded = try await frameworks.load(proficiencies(), for: step, of: organisation)
        return try await frameworks.publish(version: loaded.version, of: step, in: organisation)
    }
}
