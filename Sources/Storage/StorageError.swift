// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why a database did not do what it was asked for.
///
/// Unless it is said otherwise nothing was changed.
package enum StorageError: Error, Sendable, Hashable {
    /// The database cannot be reached or opened; worth trying again.
    case unavailable(String)
    /// It was not done in the time allowed, or too many wait already; worth trying again.
    case tooBusy
    /// A row breaks a rule of the schema.
    case broken(Rule, detail: String)
    /// The connection was lost while the transaction was being committed: it is done whole or not at all.
    case outcomeUnknown
    /// A statement that the database refuses: a mistake of ours.
    case failed(String)
    /// An answer that cannot be read: a mistake of ours.
    case unreadable(column: String)
    /// The schema is not what this version knows.
    case schema(String)

    /// Kinds of rules that a schema has.
    package enum Rule: Sendable, Hashable {
        case unique, foreignKey, check, notNull
    }
}
