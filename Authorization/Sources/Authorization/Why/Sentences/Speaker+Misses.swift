// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Speaker {
    /// A miss in one sentence, and what would help in another.
    func sentences(_ miss: Miss) -> String {
        ([sentence(miss)] + miss.suggestions.map { sentence($0, against: miss) }).unique.joined(separator: " ")
    }

    /// What is said first where nothing that somebody holds comes near.
    func noneOfTheRoles(of person: PersonID?) -> String {
        if isReader(person) { return "None of your roles allows this." }
        let whose = person.map { "\(names.person($0))’s" } ?? "this person’s"
        return "None of \(whose) roles allows this."
    }

    private func sentence(_ miss: Miss) -> String {
        switch miss.subject {
        case .none(let person):
            return miss.obstacles.map { statement($0, of: person) + "." }.joined(separator: " ")
        case .held(let held):
            return joined(lead(held, miss.obstacles), clauses(miss.obstacles, of: held.person, role: held.role))
        case .missing(let role, let node, let person):
            if let kinds = miss.obstacles.kindsInNone {
                return "\(title(of: role).withArticle) may do this, but it lies in no \(Self.list(kinds.map(word)))."
            }
            let clauses = clauses(miss.obstacles.filter { $0 != .notHeld }, of: person, role: role)
            return joined("\(post(role, on: node).withArticle) may do this", clauses)
        }
    }

    private func joined(_ lead: String, _ clauses: [String]) -> String {
        clauses.isEmpty ? lead + "." : "\(lead), but \(Self.list(clauses, "and"))."
    }

    /// Who is, was or will be what.
    private func lead(_ held: Held, _ obstacles: [Obstacle]) -> String {
        let person = held.person
        if held.person == nil, explanation.principal == .visitor { return "Everyone may do some of this" }
        guard held.holding != nil else {
            return "\(subject(person)) \(verb(person, "is", "are")) \(post(held))"
        }
        if obstacles.contains(.ended) {
            return "\(subject(person)) \(verb(person, "was", "were")) \(post(held))\(until(held))"
        }
        if obstacles.contains(.notBegun) {
            return "\(subject(person)) will be \(post(held))\(from(held))"
        }
        return "\(subject(person)) \(verb(person, "is", "are")) \(post(held))"
    }

    private func until(_ held: Held) -> String {
        held.holding.map { " until \(Self.day($0.until))" } ?? ""
    }

    private func from(_ held: Held) -> String {
        held.holding.map { " from \(Self.day($0.from))" } ?? ""
    }

    private func clauses(_ obstacles: [Obstacle], of person: PersonID?, role: RoleID) -> [String] {
        obstacles.compactMap { $0 == .ended || $0 == .notBegun ? nil : clause($0, of: person, role: role) }.unique
    }

    /// An obstacle as the part of a sentence that follows "but".
    private func clause(_ obstacle: Obstacle, of person: PersonID?, role: RoleID) -> String {
        let voice = voice(person)
        switch obstacle {
        case .elsewhere(let node): return lies(in: node)
        case .liesInNone(let kinds): return "this lies in no \(Self.list(kinds.map(word)))"
        case .suspended(let condition):
            return "that has no effect while \(condition.statement(in: model.model, to: voice))"
        case .notCarried(let roles): return "that has an effect only beside \(titles(of: roles))"
        case .ownLine: return "nobody is their own \(title(of: role))"
        case .toOneself: return "with it nobody gives a role to themselves"
        case .standsIn: return "whoever stands in for somebody gives no roles"
        case .standsInForTheOwner:
            return "it concerns the person for whom \(voice.subject) stand in"
        case .notSteppingIn(let stepping): return notSteppingIn(stepping, person)
        case .condition(let condition, let mustHold):
            return condition.statement(holds: !mustHold, in: model.model, to: voice)
        case .notDirect(let nearer): return self.nearer(nearer, role)
        case .notCovered(let held): return uncovered(held, by: person)
        case .notWithin(let roles, let near): return notWithin(roles, near, of: person)
        case .hidden: return "that does not allow it here"
        default: return statement(obstacle, of: person).lowercasedFirst
        }
    }

    private func lies(in node: SeenNode) -> String {
        if case .node(let place) = node, place.isPerson { return "this is about \(title(of: node))" }
        if node == .unseen(.person) { return "this is about \(title(of: node))" }
        return "this lies in \(title(of: node))"
    }

    private func nearer(_ held: Held?, _ role: RoleID) -> String {
        guard let held else { return "this is about nobody directly under that role" }
        guard let person = held.person else { return "another \(title(of: held.role)) is nearer" }
        return "\(object(person)) \(verb(person, "is", "are")) nearer, as \(post(held))"
    }

    private func uncovered(_ held: Held?, by person: PersonID?) -> String {
        guard let held else { return "this is about nobody whose roles are covered" }
        let whose = held.person.map { "\(object($0)) \(verb($0, "is", "are"))" } ?? "the person it concerns is"
        let voice = voice(person)
        return "\(whose) \(post(held)), a role that \(voice == .you ? "you" : object(person)) could not give"
    }

    private func notWithin(_ roles: [RoleID], _ near: Miss?, of person: PersonID?) -> String {
        guard let near, case .held(let held) = near.subject else {
            return "\(voice(person).subject) are not \(titles(of: roles)) where this lies"
        }
        let clauses = clauses(near.obstacles, of: person, role: held.role)
        let post = post(held)
        let subject = voice(person).subject
        var lead = "\(subject) are \(post)"
        if near.obstacles.contains(.ended) { lead = "\(subject) were \(post)\(until(held))" }
        if near.obstacles.contains(.notBegun) { lead = "\(subject) will be \(post)\(from(held))" }
        return lead + clauses.map { " and \($0)" }.joined()
    }

    private func notSteppingIn(_ stepping: SteppingIn, _ person: PersonID?) -> String {
        let voice = voice(person)
        var clauses = stepping.notNamedOn.map { node in
            let isUnseen = node == .unseen(.person)
            let post =
                isUnseen
                ? "\(title(of: stepping.named)) of the \(title(of: stepping.post.role))"
                : post(stepping.named, on: node)
            return "\(voice.subject) are not \(post)"
        }
        switch stepping.notAway {
        case .my(let setting), .setting(let setting), .flag(let setting):
            clauses.append("“\(Self.words(setting))” is off for \(name(stepping.post))")
        case .own, .party, .shown, .direct, .covered, nil: break
        }
        clauses += stepping.suspended.map { $0.statement(in: model.model, to: voice) }
        return clauses.isEmpty
            ? "nobody has let \(object(person)) step in for \(name(stepping.post)) yet" : Self.list(clauses, "and")
    }

    /// "Mona Reyes (Team manager of Shop)".
    private func name(_ held: Held) -> String {
        held.person.map { "\(object($0)) (\(post(held)))" } ?? "the \(title(of: held.role))"
    }
}

extension String {
    /// "a Course tutor of Algebra", at the beginning of a sentence.
    fileprivate var withArticle: String { "\(Speaker.article(self).uppercasedFirst) \(self)" }
}

extension [Obstacle] {
    /// The kinds of which the thing lies in none.
    fileprivate var kindsInNone: [KindID]? {
        for case .liesInNone(let kinds) in self { return kinds }
        return nil
    }
}
