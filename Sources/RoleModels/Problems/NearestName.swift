// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The name most like a misspelled one, if any is like it at all.
///
/// A distance of a third of the word is allowed, so that `titel` finds `title` and nothing finds what was never meant.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
    let word = Array(word.utf8.prefix(Limit.nameCharacters))
    var best: (name: String, distance: Int)?
    for name in names {
        let allowed = max(1, max(word.count, name.utf8.count) / 3)
        let limit = min(allowed, (best?.distance ?? .max) - 1)
        guard limit >= 0, abs(name.utf8.count - word.count) <= limit else { continue }
        let distance = editDistance(word, Array(name.utf8))
        if distance <= limit { best = (name, distance) }
    }
    return best?.name
}

/// How a remedy says it: `did you mean ...?`, or what the names are if there are few.
package func adviceOnNames(instead word: String, among names: [String]) -> String? {
    if let nearest = nearestName(to: word, among: names) { return "did you mean \(quoted(nearest))?" }
    return names.isEmpty || names.count > 12 ? nil : "known are \(quoted(all: names))"
}

/// How many letters must be put in, left out, exchanged, or swapped with their neighbour.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
