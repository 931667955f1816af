// Part of Lyceum, licensed under Apache-2.0; see LICENSE.
import Authorization
import Reference

let clock = ContinuousClock()
let start = clock.now
var all = Distribution()
var names: Set<String> = []
var roles: Set<String> = []
for seed in UInt64(1)...UInt64(CommandLine.arguments.dropFirst().first ?? "50")! {
    let model = ModelGenerator.model(seed: seed)
    let world = WorldGenerator.world(for: model, seed: seed)
    var questions = QuestionGenerator(model, world, seed: seed)
    for role in model.roles { roles.insert(role.name); names.insert("give." + role.name) }
    names.formUnion(model.vocabulary.permissions)
    for index in 0..<2000 {
        let q = questions.next()
        let yes = ReferenceEvaluator(model, world, on: q.day).decide(q.asker, q.permission, q.thing)
        all.count(q, yes)
        if index % 20 == 0 { all.study(q, model, world) }
    }
}
print(all.asked, all.allowedPercent, clock.now - start)
for f in Feature.all { print(f.name, all.features[f.name] ?? 0) }
print("missed permissions", names.subtracting(all.permissions.keys), "roles", roles.subtracting(all.roles.keys))
