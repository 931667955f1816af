// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Glibc

/// Nanoseconds on the clock that only goes forward.
func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// What was measured: nanoseconds for one operation.
struct Timing {
    var median: Double
    var p99: Double

    /// Times blocks of operations, so that reading the clock does not count; the figures are of the blocks.
    ///
    /// The body performs the operation of that number, and answers something that depends on its result.
    static func ofBlocks(_ count: Int, block: Int = 200, rounds: Int = 5, _ body: (Int) -> Int) -> Timing {
        var samples: [Double] = []
        for round in 0...rounds {
            for first in stride(from: 0, to: count - block + 1, by: block) {
                let start = nanoseconds()
                var sum = 0
                for index in first..<first + block { sum &+= body(index) }
                let end = nanoseconds()
                keep(sum)
                // The first round warms the caches.
                if round > 0 { samples.append(Double(end - start) / Double(block)) }
            }
        }
        return Timing(samples)
    }

    /// Times each operation for itself, less what reading the clock costs, for figures of the slowest.
    static func ofEach(_ count: Int, _ body: (Int) -> Int) -> Timing {
        let overhead = clockOverhead()
        for index in 0..<min(count, 1000) { keep(body(index)) }
        var samples: [Double] = []
        samples.reserveCapacity(count)
        for index in 0..<count {
            let start = nanoseconds()
            let sum = body(index)
            let end = nanoseconds()
            keep(sum)
            samples.append(max(0, Double(end - start) - overhead))
        }
        return Timing(samples)
    }

    init(_ samples: [Double]) {
        let sorted = samples.sorted()
        median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
        p99 = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    }

    private static func clockOverhead() -> Double {
        let samples = (0..<10_000).map { _ in
            let start = nanoseconds()
            return Double(nanoseconds() - start)
        }
        return samples.sorted()[5000]
    }
}

nonisolated(unsafe) private var kept = 0

/// Uses a result, so that the work behind it is not left out by the compiler.
@inline(never)
func keep(_ value: Int) {
    kept ^= value
}

/// The resident memory of this process in megabytes, now and at most.
func residentMegabytes() -> (now: Double, peak: Double) {
    var now = 0.0
    var peak = 0.0
    guard let file = fopen("/proc/self/status", "r") else { return (0, 0) }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let number = Double(text.filter(\.isNumber)) ?? 0
        if text.hasPrefix("VmRSS:") { now = number / 1024 }
        if text.hasPrefix("VmHWM:") { peak = number / 1024 }
    }
    return (now, peak)
}
