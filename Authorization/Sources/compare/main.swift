// Part of Lyceum, licensed under Apache-2.0; see LICENSE.
import Authorization
import Reference

let clock = ContinuousClock()
let start = clock.now
var all = Distribution()
var bad = 0
for seed in UInt64(1)...UInt64(CommandLine.arguments.dropFirst().first ?? "50")! {
    var comparison = Comparison(seed: seed)
    do { try comparison.run() } catch let difference as Difference {
      print(difference.shrunk(), "\n")
      bad += 1
      if bad > 6 { break }
    } catch { print(seed, error) }
    all.add(comparison.distribution)
}
print(all.asked, all.allowedPercent, all.inLists, clock.now - start)
for f in Feature.all { print(f.name, all.features[f.name] ?? 0) }
