// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Synchronization

/// Lets so many in at once, in the order they came; a bounded number waits, each for a bounded time.
///
/// Who waits blocks no thread and may be cancelled. Who is inside runs to the end: cancelling a task never leaves half
/// a change.
package final class Turnstile: Sendable {
    private let inside: Mutex<Inside>
    private let waitingMaximum: Int
    private let waitingTime: Duration

    private struct Inside {
        var free: Int
        let all: Int
        var isClosed = false
        var nextNumber = 0
        /// In the order they came: numbers only go up.
        var waiting: [Waiting] = []
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private struct Waiting {
        let number: Int
        let continuation: CheckedContinuation<Void, any Error>
        let clock: Task<Void, Never>

        func end(throwing error: any Error) {
            clock.cancel()
            continuation.resume(throwing: error)
        }
    }

    package init(places: Int, waitingMaximum: Int, waitingTime: Duration) {
        inside = Mutex(Inside(free: places, all: places))
        self.waitingMaximum = waitingMaximum
        self.waitingTime = waitingTime
    }

    /// Does something while it holds a place.
    ///
    /// - Throws: ``StorageError/tooBusy`` where too many wait or it took too long; what the body throws.
    package func pass<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await body()
    }

    /// Lets nobody in any more, and waits until nobody is inside.
    package func close() async {
        await withCheckedContinuation { continuation in
            let turnedAway = inside.withLock { inside in
                inside.isClosed = true
                defer { inside.waiting = [] }
                if inside.free == inside.all { continuation.resume() } else { inside.closing.append(continuation) }
                return inside.waiting
            }
            for one in turnedAway { one.end(throwing: Self.closed) }
        }
    }

    private static var closed: StorageError { .unavailable("the database was closed") }
}

extension Turnstile {
    private func enter() async throws {
        try Task.checkCancellation()
        let number = inside.withLock { inside in
            defer { inside.nextNumber += 1 }
            return inside.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { queue(number, $0) }
        } onCancel: {
            giveUp(number, CancellationError())
        }
    }

    private func queue(_ number: Int, _ continuation: CheckedContinuation<Void, any Error>) {
        let refused: (any Error)? = inside.withLock { inside in
            if inside.isClosed { return Self.closed }
            // Asked with the lock held: whoever is cancelled from here on is found waiting by `giveUp`.
            if Task.isCancelled { return CancellationError() }
            if inside.free > 0 {
                inside.free -= 1
                continuation.resume()
                return nil
            }
            guard inside.waiting.count < waitingMaximum else { return StorageError.tooBusy }
            let clock = Task { [waitingTime] in
                try? await Task.sleep(for: waitingTime)
                if !Task.isCancelled { giveUp(number, StorageError.tooBusy) }
            }
            inside.waiting.append(Waiting(number: number, continuation: continuation, clock: clock))
            return nil
        }
        if let refused { continuation.resume(throwing: refused) }
    }

    private func giveUp(_ number: Int, _ error: any Error) {
        let found = inside.withLock { inside in
            inside.waiting.firstIndex { $0.number == number }.map { inside.waiting.remove(at: $0) }
        }
        found?.end(throwing: error)
    }

    private func leave() {
        let (next, closing): (Waiting?, [CheckedContinuation<Void, Never>]) = inside.withLock { inside in
            if !inside.waiting.isEmpty { return (inside.waiting.removeFirst(), []) }
            inside.free += 1
            guard inside.isClosed, inside.free == inside.all else { return (nil, []) }
            defer { inside.closing = [] }
            return (nil, inside.closing)
        }
        next?.clock.cancel()
        next?.continuation.resume()
        for one in closing { one.resume() }
    }
}
