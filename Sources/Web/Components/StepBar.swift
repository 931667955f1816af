// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How far somebody is with a Step: a bar, and the same in words.
struct StepBar: Sendable, Hashable {
    let confirmed: Int
    let required: Int
    let words: String

    init(_ progress: StepProgress) {
        confirmed = progress.confirmed
        // A bar of nothing would not be one.
        required = max(1, progress.required)
        words = "\(progress.confirmed) of \(progress.required) confirmed"
    }
}
