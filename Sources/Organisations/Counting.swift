// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A number and its noun: `1 person`, `4 people`.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
}

/// Names as a sentence has them: `ada, ben and cleo`.
package func listed(_ names: [String], or word: String = "and") -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
}
