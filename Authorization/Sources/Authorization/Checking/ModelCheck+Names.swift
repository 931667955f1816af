// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Names outside grants that nothing declares.
    mutating func checkNames() {
        if let name = model.topRole { expect(name, .role, "is the top role", .model) }
        if let name = model.ceiling { expect(name, .set, "is the ceiling", .model) }
        for name in model.selfGivers.sorted() { expect(name, .role, "may be used on oneself", .model) }
        for kind in model.kinds { checkNames(of: kind) }
        for set in model.sets {
            if let name = set.defaultRole { expect(name, .role, "is the default", .set(set.name), set.sourceLine) }
        }
        for setting in model.settings {
            checkFlags(setting.flags, of: "setting", .setting(setting.name), setting.sourceLine)
        }
        for role in model.roles { checkNames(of: role) }
        for climb in model.accepts {
            let part = ModelPart.accept(from: climb.from, to: climb.to)
            for name in [climb.from, climb.to] { expect(name, .role, "is named", part, climb.sourceLine) }
        }
    }

    private mutating func checkNames(of kind: Kind) {
        let part = ModelPart.kind(kind.name)
        expect(kind.parent, .kind, "is what it lies in", part, kind.sourceLine)
        if kind.noun != kind.name { expect(kind.noun, .noun, "is what it is", part, kind.sourceLine) }
        guard let people = kind.people else { return }
        expect(people, .role, "makes its people", part, kind.sourceLine)
        guard let role = declared.roles[people], !role.heldOn.contains(kind.name) else { return }
        error(
            .constraint,
            part,
            "\(part): its people are the holders of `\(people)`, which is not held on `\(kind.name)`",
            remedy: "add `\(kind.name)` to `held-on` of `\(people)`",
            line: kind.sourceLine
        )
    }

    private mutating func checkNames(of role: Role) {
        let (part, line) = (ModelPart.role(role.name), role.sourceLine)
        for name in role.heldOn { expect(name, .kind, "is what it is held on", part, line) }
        for name in role.titleByKind.keys.sorted() { expect(name, .kind, "has a title", part, line) }
        if let name = role.set { expect(name, .set, "is where it belongs", part, line) }
        for name in role.includes { expect(name, .role, "is included", part, line) }
        if let name = role.stepsInFor { expect(name, .role, "is stepped in for", part, line) }
        for name in role.carries { expect(name, .role, "is carried", part, line) }
        for name in role.opens { expect(name, .application, "is opened", part, line) }
        checkFlags(role.flags, of: "holding", part, line)
        for condition in role.unless {
            check(condition, part, line)
            guard condition.isAboutTheThing else { continue }
            error(
                .constraint,
                part,
                "\(part): `\(condition.written)` under its `unless` is about a thing, and a role is held without one",
                remedy: "name a setting there, or put the condition into the grants",
                line: line
            )
        }
    }

    /// Flags of records that the model itself makes: holdings and settings.
    private mutating func checkFlags(_ flags: [String], of noun: String, _ part: ModelPart, _ line: Int?) {
        let known = model.vocabulary.noun(named: noun)?.flags
        for flag in flags {
            expect(flag, .flag, "is given", part, line)
            guard let known, declared.contains(flag, .flag), !known.contains(flag) else { continue }
            error(
                .flag,
                part,
                "\(part): the vocabulary has no flag `\(flag)` for the noun `\(noun)`",
                remedy: known.isEmpty ? "take it out" : "take one of \(quoted(known))",
                line: line
            )
        }
    }

    /// Notes a name that nothing declares.
    mutating func expect(
        _ name: String,
        _ family: DeclaredNames.Family,
        _ use: String,
        _ part: ModelPart,
        _ line: Int? = nil
    ) {
        guard !declared.contains(name, family) else { return }
        let remedy = suggestion(for: name, family)
        error(
            .unknownName,
            part,
            "\(part): the \(family.rawValue) `\(name)` \(use), and does not exist",
            remedy: remedy,
            line: line
        )
    }

    /// Notes a setting or flag in a condition that nothing declares.
    mutating func check(_ condition: Condition, _ part: ModelPart, _ line: Int?) {
        switch condition {
        case .flag(let name): expect(name, .flag, "is asked for", part, line)
        case .setting(let name): expect(name, .setting, "is asked for", part, line)
        case .my(let name): expect(name, .personSetting, "is asked for", part, line)
        case .own, .party, .shown, .direct, .covered: break
        }
    }
}
