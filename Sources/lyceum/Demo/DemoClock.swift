// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Synchronization

/// The time in a demonstration while it is made: it begins weeks ago, and what people do takes its time.
final class DemoClock: Sendable {
    private let time: Mutex<Instant>

    init(weeksAgo weeks: Int64) {
        time = Mutex(Instant(seconds: Instant.now.seconds - weeks * 7 * 86_400))
    }

    /// Never later than the present.
    var now: Instant { min(time.withLock { $0 }, .now) }

    func advance(minutes: Int64) {
        time.withLock { $0 = Instant(seconds: $0.seconds + minutes * 60) }
    }
}
