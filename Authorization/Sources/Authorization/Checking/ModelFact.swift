// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Something a model says, beside grants, that decides who may do what; what is not said is no fact.
struct ModelFact {
    let part: ModelPart
    let what: String
    let value: String

    /// Every fact of a model, in the order in which people look for them.
    static func all(of model: RoleModel) -> [ModelFact] {
        var facts: [ModelFact] = []
        facts.add(.model, "top role", model.topRole.map { "`\($0)`" })
        facts.add(.model, "ceiling", model.ceiling.map { "`\($0)`" })
        facts.add(
            .model,
            "gives to oneself",
            model.selfGivers.isEmpty ? nil : model.selfGivers.sorted().map { "`\($0)`" }.joined(separator: ", ")
        )
        facts.add(.model, "standard roles locked", model.locked ? "yes" : nil)
        for kind in model.kinds { facts += self.facts(of: kind) }
        for setting in model.settings { facts += self.facts(of: setting, .setting(setting.name)) }
        for setting in model.personSettings { facts += self.facts(of: setting, .personSetting(setting.name)) }
        for set in model.sets {
            facts.add(.set(set.name), "each person", set.eachPerson.rawValue)
            facts.add(.set(set.name), "default", set.defaultRole.map { "`\($0)`" })
        }
        for role in model.roles { facts += self.facts(of: role) }
        let expanded = ExpandedModel(model)
        for service in model.services {
            let permissions = Set(expanded.permissions(matching: service.permissions)).sorted()
            facts.add(.service(service.name), "may", list(permissions))
        }
        return facts
    }

    private static func facts(of kind: Kind) -> [ModelFact] {
        var facts: [ModelFact] = []
        let part = ModelPart.kind(kind.name)
        facts.add(part, "lies in", (kind.several ? "several " : "") + "`\(kind.parent)`")
        facts.add(part, "people by", kind.people.map { "`\($0)`" })
        facts.add(part, "is", kind.noun == kind.name ? nil : "`\(kind.noun)`")
        return facts
    }

    private static func facts(of setting: Setting, _ part: ModelPart) -> [ModelFact] {
        var facts: [ModelFact] = []
        facts.add(part, "at first", setting.isOnByDefault ? "on" : "off")
        facts.add(part, "flags", list(setting.flags.sorted()))
        return facts
    }

    private static func facts(of role: Role) -> [ModelFact] {
        var facts: [ModelFact] = []
        let part = ModelPart.role(role.name)
        facts.add(part, "held on", list(role.heldOn.sorted()))
        facts.add(part, "everyone's", role.everyone == .nobody ? nil : role.everyone.rawValue)
        facts.add(part, "set", role.set.map { "`\($0)`" })
        facts.add(part, "holders", role.holders == .any ? nil : role.holders.rawValue)
        facts.add(part, "line", role.line ? "yes" : nil)
        facts.add(part, "carries", list(role.carries.sorted()))
        facts.add(part, "steps in for", role.stepsInFor.map { "`\($0)`" })
        facts.add(part, "no effect while", list(role.unless.map(\.written).sorted()))
        facts.add(part, "opens", list(role.opens.sorted()))
        facts.add(part, "flags", list(role.flags.sorted()))
        for grant in role.grants.sorted(by: { ($0.creatorBecomes ?? "") < ($1.creatorBecomes ?? "") }) {
            guard let becomes = grant.creatorBecomes else { continue }
            facts.add(part, "`\(becomes)` comes with", list(grant.permissions.map(\.written).sorted()))
        }
        let reserved = Set(role.grants.filter(\.reserved).flatMap { $0.permissions.map(\.written) })
        facts.add(part, "reserved", list(reserved.sorted()))
        return facts
    }

    private static func list(_ names: [String]) -> String? {
        names.isEmpty ? nil : quoted(names, atMost: .max)
    }

    /// What is said differently in two models.
    static func changes(from older: [ModelFact], to newer: [ModelFact]) -> [ModelDifference.FactChange] {
        let (before, after) = (values(of: older), values(of: newer))
        var seen: Set<Key> = []
        return (newer + older).map { Key(part: $0.part, what: $0.what) }.compactMap { key in
            guard seen.insert(key).inserted, before[key] != after[key] else { return nil }
            return ModelDifference.FactChange(part: key.part, what: key.what, before: before[key], after: after[key])
        }
    }

    private struct Key: Hashable {
        let part: ModelPart
        let what: String
    }

    private static func values(of facts: [ModelFact]) -> [Key: String] {
        Dictionary(facts.map { (Key(part: $0.part, what: $0.what), $0.value) }) { "\($0), \($1)" }
    }
}

extension [ModelFact] {
    fileprivate mutating func add(_ part: ModelPart, _ what: String, _ value: String?) {
        if let value { append(ModelFact(part: part, what: what, value: value)) }
    }
}
