// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How far somebody is with a Step: a bar, and the same in words.
///
/// It counts what a sign-off needs.
struct StepBar: Sendable, Hashable {
    let done: Int
    let required: Int
    /// What the bar is of.
    let label: String
    let words: String

    init(_ progress: StepProgress) {
        done = progress.confirmed ?? progress.achieved
        // A bar of nothing would not be one.
        required = max(1, progress.required)
        label = progress.confirmed == nil ? "Self-assessed so far" : "Confirmed so far"
        words = progress.requiredWords
    }
}

extension StepProgress {
    /// "12 of 38 required ones confirmed"; or what they say of themselves, for who may not see what is confirmed.
    var requiredWords: String {
        confirmed.map { "\($0) of \(required) required ones confirmed" }
            ?? "\(achieved) of \(required) required ones self-assessed as achieved"
    }

    /// "12 of 38 required ones confirmed, 3 wait, 1 sent back"; what waits or was sent back may be optional.
    var inWords: String {
        if isUnbegun { return "not begun" }
        let parts = [
            requiredWords, self[.waiting] == 0 ? nil : self[.waiting] == 1 ? "1 waits" : "\(self[.waiting]) wait",
            self[.sentBack] == 0 ? nil : "\(self[.sentBack]) sent back",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
