// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Reference

/// What is to be compared: so many decisions, from that seed on, so many comparisons at a time.
struct Order {
    var decisions = 1_000_000
    var seed: UInt64 = 1
    var jobs = 2

    /// Reads `--comparisons N --seed S --jobs J`, each of which may be left out.
    init(_ arguments: ArraySlice<String>) throws(Misuse) {
        var rest = arguments
        while let option = rest.popFirst() {
            guard let text = rest.popFirst(), let number = UInt64(text), number > 0, number < 1 << 53 else {
                throw Misuse(option: option)
            }
            switch option {
            case "--comparisons": decisions = Int(number)
            case "--seed": seed = number
            case "--jobs": jobs = Int(number)
            default: throw Misuse(option: option)
            }
        }
    }

    /// Why the command line cannot be understood.
    struct Misuse: Error, CustomStringConvertible {
        let option: String

        var description: String {
            "`\(option)` is not understood; write `compare --comparisons 1000000 --seed 1 --jobs 2`"
        }
    }

    /// Compares until there are as many decisions as asked for, or a difference.
    func carryOut() async -> Report {
        var report = Report(seed: seed)
        await withTaskGroup(of: Outcome.self) { group in
            var next = seed
            for _ in 0..<jobs {
                add(next, to: &group)
                next += 1
            }
            while let outcome = await group.next() {
                report.add(outcome)
                if report.isInteresting { print(report.progress) }
                guard report.problem == nil, report.distribution.asked < decisions else { continue }
                add(next, to: &group)
                next += 1
            }
        }
        return report
    }

    private func add(_ seed: UInt64, to group: inout TaskGroup<Outcome>) {
        group.addTask {
            var trial = Trial(seed: seed)
            do {
                try trial.run()
                return Outcome(distribution: trial.distribution, problem: nil)
            } catch let difference as Difference {
                return Outcome(distribution: trial.distribution, problem: "\(difference.shrunk())")
            } catch {
                return Outcome(distribution: trial.distribution, problem: "seed \(seed): \(error)")
            }
        }
    }
}

/// How one comparison went.
struct Outcome: Sendable {
    let distribution: Distribution
    /// The first answer that differed, or the change that the engine refused.
    let problem: String?
}
