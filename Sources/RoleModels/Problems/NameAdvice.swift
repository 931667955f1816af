// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// How a remedy says it: `did you mean ...?`, or what the names are if there are few.
package func adviceOnNames(instead word: String, among names: [String]) -> String? {
    if let nearest = nearestName(to: word, among: names) { return "did you mean \(quoted(nearest))?" }
    return names.isEmpty || names.count > 12 ? nil : "known are \(quoted(all: names))"
}
