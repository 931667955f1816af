// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// Makes role models that use every feature of the format, many at once and in combinations nobody would write.
public struct ModelGenerator: Sendable {
    var random: SplitMix64
    var model = RoleModel(name: "generated", vocabulary: Vocabulary(nouns: []))

    public init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// The model that follows from the seed.
    public static func model(seed: UInt64) -> RoleModel {
        var generator = ModelGenerator(seed: seed)
        generator.addKinds()
        generator.addVocabulary()
        generator.addSettings()
        generator.addRoles()
        generator.addRanks()
        generator.joinRoles()
        generator.addGrants()
        generator.addNevers()
        for role in generator.model.roles where generator.random.chance(30) {
            generator.model.selfGivers.insert(role.name)
        }
        return generator.model
    }

    /// Chains, trees and kinds that people lie in, one of these at least.
    private mutating func addKinds() {
        let names = ["programme", "team", "course", "unit", "circle", "event"]
        for (number, name) in names.prefix(random.number(3...6)).enumerated() {
            let others = model.kinds.map(\.name) + [Kind.organisation]
            var kind = Kind(name: name, in: random.chance(30) ? name : random.one(of: others))
            kind.several = random.chance(50)
            if number == 1 || random.chance(40) { kind.people = random.chance(20) ? "member" : "\(name)-member" }
            model.kinds.append(kind)
        }
    }

    private mutating func addVocabulary() {
        let flags = ["legacy", "released", "discreet"]
        var nouns = [
            Noun(name: "organisation", of: "organisation", verbs: ["configure"]),
            Noun(name: "person", of: "person", verbs: ["view", "edit", "act-as"], verbsInPlace: ["register"]),
        ]
        for kind in model.kinds {
            nouns.append(Noun(name: kind.name, of: kind.name, verbs: ["view", "edit"], verbsInPlace: ["create"]))
        }
        for name in ["essay", "grade", "note"] {
            nouns.append(Noun(name: name, of: Noun.record, flags: flags, verbs: ["view", "change", "give"]))
        }
        model.vocabulary = Vocabulary(nouns: nouns)
    }

    private mutating func addSettings() {
        model.settings = ["open", "strict"].map { Setting(name: $0, isOnByDefault: random.chance(50)) }
        model.personSettings = ["on-break", "keen"].map { Setting(name: $0, isOnByDefault: random.chance(30)) }
    }
}
