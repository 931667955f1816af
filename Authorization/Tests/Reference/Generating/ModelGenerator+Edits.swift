// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

extension ModelGenerator {
    /// The model after an edit or two, such as an organisation makes to its own.
    public static func edited(_ model: RoleModel, seed: UInt64) -> RoleModel {
        var generator = ModelGenerator(seed: seed)
        generator.model = model
        for _ in 0..<generator.random.number(1...2) { generator.edit() }
        return generator.model
    }

    private mutating func edit() {
        guard !model.roles.isEmpty else { return }
        let role = random.number(0...model.roles.count - 1)
        switch random.number(0...11) {
        case 0...3: model.roles[role].grants.append(random.chance(30) ? giving() : acting(line: model.roles[role].line))
        case 4...6: _ = model.roles[role].grants.popLast()
        case 7: model.roles[role].line.toggle()
        case 8 where !model.settings.isEmpty:
            model.roles[role].unless = model.roles[role].unless.isEmpty ? [switchCondition()] : []
        case 9: model.roles[role].carries = []
        case 10: model.roles[role].includes = []
        default: if model.nevers.popLast() == nil { addNevers() }
        }
    }
}
