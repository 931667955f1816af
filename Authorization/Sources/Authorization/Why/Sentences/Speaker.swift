// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Says an explanation in words: who is what, and what lies where.
struct Speaker {
    let explanation: Explanation
    let names: Names

    var model: CompiledModel { explanation.model }

    /// Whether a person is the one who is spoken to.
    func isReader(_ person: PersonID?) -> Bool {
        if case .person(let reader) = explanation.asker { reader == person } else { false }
    }

    func voice(_ person: PersonID?) -> Voice { isReader(person) ? .you : .they }

    /// A person at the beginning of a sentence.
    func subject(_ person: PersonID?) -> String {
        isReader(person) ? "You" : person.map(names.person) ?? "This person"
    }

    /// A person within a sentence.
    func object(_ person: PersonID?) -> String {
        isReader(person) ? "you" : person.map(names.person) ?? "this person"
    }

    func verb(_ person: PersonID?, _ they: String, _ you: String) -> String {
        isReader(person) ? you : they
    }

    /// A role and where it is held: "Course tutor of Algebra"; on the organisation the title alone.
    func post(_ role: RoleID, on node: SeenNode?) -> String {
        let facts = model[role]
        switch node {
        case nil, .node(.organisation): return title(of: role)
        case .node(let node):
            let kind = explanation.authorizer.roster.kind(of: node)
            return
                "\(facts.role.title(on: model[kind].kind.name)) \(preposition(of: role)) \(title(of: SeenNode.node(node)))"
        case .unseen(let kind):
            let title = facts.role.title(on: model[kind].kind.name)
            return "\(title) \(preposition(of: role)) \(self.title(of: SeenNode.unseen(kind)))"
        }
    }

    /// People are enrolled *on* something, and are everything else *of* something.
    private func preposition(of role: RoleID) -> String {
        model[role].role.flags.contains("enrolment") ? "on" : "of"
    }

    func post(_ held: Held) -> String {
        post(held.role, on: held.holding.map { .node($0.node) })
    }

    /// The title where no node is named.
    func title(of role: RoleID) -> String {
        let facts = model[role]
        guard let kind = facts.heldOn.first, facts.heldOn.count == 1 else { return facts.role.title }
        return facts.role.title(on: model[kind].kind.name)
    }

    func title(of node: SeenNode) -> String {
        switch node {
        case .node(.organisation): "the \(word(for: .organisation))"
        case .node(let node): node.person.map(object) ?? names.node(node)
        case .unseen(.person): "somebody whom you may not see"
        case .unseen(let kind): "\(Self.article(word(for: kind))) \(word(for: kind)) that you may not see"
        }
    }

    /// The word for a kind within a sentence.
    func word(for kind: KindID) -> String {
        let facts = model[kind].kind
        guard facts.title == facts.name || kind == .organisation || kind == .person else {
            return facts.title.lowercasedFirst
        }
        return model.model.words[facts.name] ?? facts.name
    }

    /// The names of roles: "A", "A or B", "A, B or C".
    func titles(of roles: [RoleID], _ conjunction: String = "or") -> String {
        Self.list(roles.map { title(of: $0) }.unique, conjunction)
    }

    static func list(_ items: [String], _ conjunction: String = "or") -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// "a" or "an"; of letters said one by one, such as HR, the first letter's name decides.
    static func article(_ noun: String) -> String {
        let word = noun.prefix { $0 != " " }
        let isSpelled = word.count > 1 && word.allSatisfy(\.isUppercase)
        return noun.first.map { (isSpelled ? "AEFHILMNORSX" : "aeioAEIOU").contains($0) } == true ? "an" : "a"
    }

    static func day(_ instant: Instant) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        let (year, month, day) = instant.day
        return "\(day) \(months[(month - 1) % 12]) \(year)"
    }
}

extension String {
    /// "Primary group" as it stands within a sentence; "CPD programme" as it is.
    var lowercasedFirst: String {
        guard let first, let second = dropFirst().first, second.isLowercase else { return self }
        return first.lowercased() + dropFirst()
    }

    /// As it stands at the beginning of a sentence.
    var uppercasedFirst: String {
        first.map { $0.uppercased() + dropFirst() } ?? self
    }
}
