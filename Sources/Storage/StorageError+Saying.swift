// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension StorageError: CustomStringConvertible {
    /// For logs and the command line; it names rules and statements, never the values of a row.
    package var description: String {
        switch self {
        case .unavailable(let reason), .failed(let reason), .schema(let reason): reason
        case .tooBusy: "the database has too much to do; try again in a moment"
        case .broken(let rule, let detail): "\(rule.saying): \(detail)"
        case .outcomeUnknown: "the connection was lost during a commit; look whether it is done before trying again"
        case .unreadable(let column): "an answer has no column `\(column)` of the type asked for"
        }
    }
}

extension StorageError.Rule {
    fileprivate var saying: String {
        switch self {
        case .unique: "there is one already"
        case .foreignKey: "it refers to what is not there, or is still referred to"
        case .check: "a value is outside its range"
        case .notNull: "a value is missing"
        }
    }
}
