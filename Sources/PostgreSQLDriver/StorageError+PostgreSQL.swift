// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

extension Answer {
    /// Whether the server undid the transaction for the sake of another, or because a table changed under a prepared
    /// statement: to run it again helps.
    var isUndone: Bool { ["40001", "40P01", Self.stalePlan].contains(state) }

    /// Whether what the connection has prepared fits the tables no more.
    var isStale: Bool { state == Self.stalePlan }

    /// What went wrong, if anything did, by the server's five letters for it.
    func failure(to text: String) -> StorageError? {
        guard isError else { return nil }
        switch state {
        case "23505", "23P01": return .broken(.unique, detail: rule)
        case "23503": return .broken(.foreignKey, detail: rule)
        case "23514": return .broken(.check, detail: rule)
        case "23502": return .broken(.notNull, detail: rule)
        case "40001", "40P01", "55P03", "57014": return .tooBusy
        default: return failureOfClass(to: text)
        }
    }

    private func failureOfClass(to text: String) -> StorageError {
        switch state.prefix(2) {
        // No room, a server that ends, a connection that broke, a standby where the first is wanted.
        case "53", "57", "58", "08": return .unavailable(message)
        // The message of these quotes the value, which is nobody's business.
        case "22": return .failed("a value does not fit, \(state), in `\(text)`")
        default: return .failed("\(message), \(state), in `\(text)`")
        }
    }

    private static let stalePlan = "0A000"

    private var state: String { part("C") }
    private var message: String { part("M") }

    /// The rule that a row breaks, without the row's values.
    private var rule: String {
        [("n", "rule"), ("t", "table"), ("c", "column")]
            .map { (part($0), $1) }
            .filter { !$0.0.isEmpty }
            .map { "\($1) \($0)" }
            .joined(separator: ", ")
    }
}
