// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The name most like a misspelled one, if any is like it at all.
///
/// A third of the letters may differ, so that a slip is found and nothing is suggested that was never meant.
public func nearestName(to word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.utf8.prefix(64))
    var best: (name: String, distance: Int)?
    for name in names {
        let other = Array(name.utf8.prefix(64))
        let allowed = min(max(1, max(letters.count, other.count) / 3), (best?.distance ?? .max) - 1)
        guard allowed >= 0, abs(other.count - letters.count) <= allowed else { continue }
        let distance = editDistance(letters, other)
        if distance <= allowed { best = (name, distance) }
    }
    return best?.name
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

/// Names in backticks with commas; of many, the first few and how many more.
func quoted(_ names: [String], atMost limit: Int = 8) -> String {
    let shown = names.prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
