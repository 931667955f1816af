// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import RoleModels

/// Why a name or a sentence cannot be followed in an organisation, and what mends it.
package struct Objection: Error, Sendable, Hashable {
    package var message: String
    package var remedy: String?

    package init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }

    package init(_ misspelling: Misspelling) {
        self.init(misspelling.message, remedy: misspelling.remedy)
    }
}

extension Objection: CustomStringConvertible {
    /// What is wrong; what mends it.
    package var description: String { remedy.map { "\(message); \($0)" } ?? message }
}
