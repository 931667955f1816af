// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Speaker {
    /// Who could do what about a miss, in one sentence.
    func sentence(_ suggestion: Suggestion, against miss: Miss) -> String {
        switch suggestion.remedy {
        case .give(let role, let node, let receiver, let replaced):
            let instead = replaced.map { " in place of \(title(of: $0))" } ?? ""
            let isAlone =
                suggestion.by.people.map(\.person) == [receiver] && !suggestion.by.hasMore && isReader(receiver)
            let whom = isAlone ? "yourself" : receiver.map(object) ?? reader
            return could(suggestion.by, "make \(whom) \(post(role, on: node))\(instead)")
        case .turn(let setting, let on):
            let name = model.settings[Int(setting.index)].name
            return could(suggestion.by, "turn \(on ? "on" : "off") “\(Self.words(name))”")
        case .turnForPerson(let setting, let on, let person):
            let name = model.personSettings[Int(setting.index)].name
            return could(
                suggestion.by,
                "turn \(on ? "on" : "off") “\(Self.words(name))” for \(person.map(object) ?? reader)"
            )
        case .show(let person): return could(suggestion.by, "show it to \(person.map(object) ?? reader)")
        case .reactivate(let person): return could(suggestion.by, "make \(person.map(object) ?? reader) active again")
        case .editRoleModel: return could(suggestion.by, "change that in the role model")
        case .extendToken: return "Another token, whose list has it, would do."
        case .signIn: return "Whoever signs in may be allowed more."
        case .leaveToOthers:
            if suggestion.by.isOperator { return "Nobody else may do it at present." }
            return "\(list(suggestion.by).uppercasedFirst) may do it."
        }
    }

    /// The person of the question where their name may not be told.
    private var reader: String { "this person" }

    private func could(_ doers: Doers, _ act: String) -> String {
        doers.isOperator ? "Only the operator could \(act)." : "\(list(doers).uppercasedFirst) could \(act)."
    }

    /// "Ada Okafor (Programme Leader), a Course leader or others".
    private func list(_ doers: Doers) -> String {
        if doers.isEveryone { return "everyone" }
        var names = doers.people.compactMap(name)
        if doers.hasMore || names.isEmpty { names.append(names.isEmpty ? "somebody else" : "others") }
        return Self.list(names.unique)
    }

    private func name(_ doer: Doer) -> String? {
        guard let person = doer.person else {
            return doer.role.map { Self.article(title(of: $0)) + " " + title(of: $0) }
        }
        let held = doer.role.map { " (\(title(of: $0)))" } ?? ""
        return isReader(person) ? "you" : names.person(person) + held
    }

    static func words(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}
