// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskWhat: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "what",
        abstract: "Ask what somebody may do: to one thing, or anywhere.",
        discussion: """
            Examples:
              lyceum ask what lena aiko --in Samples/talent.yaml
              lyceum ask what lena --in Samples/talent.yaml

            Exit codes: 0 something; 1 nothing; 2 not understood, or not readable.
            """
    )

    @Argument(help: "Who: a name, `visitor`, \"service NAME\" or \"ADMIN as PERSON\".")
    var person: String
    @Argument(help: "The thing, person or node. Without it: everything that they may do somewhere, and where.")
    var thing: String?
    @Flag(help: "With a thing: also what could be done to other things in its place and of its owner.")
    var all = false
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let asker = try reading { () throws(Misspelling) in try RoleModels.Asker(spelled: person) }
        let name = try thing.map { text throws(Failure) in
            try reading { () throws(Misspelling) in try ThingName(spelled: text) }
        }
        let organisation = try options.read()
        let principal = try answering { () throws(Objection) in try organisation.principal(asker) }
        let words = organisation.words(for: principal)
        guard let name else {
            let rights = organisation.authorizer.what(principal, at: organisation.today).map { permission, scope in
                WhatAnswer.Right(
                    permission: organisation.model.permissions[Int(permission.index)].name,
                    where: organisation.words(for: scope, of: permission)
                )
            }
            return WhatAnswer(person: "\(asker)", thing: nil, rights, organisation, words: words)
        }
        let rights = try answering { () throws(Objection) in try organisation.rights(of: principal, on: name, all: all)
        }
        return WhatAnswer(
            person: "\(asker)",
            thing: "\(name)",
            rights.map { .init(permission: $0, where: []) },
            organisation,
            words: words,
            thingWords: organisation.words(for: name)
        )
    }
}

extension Organisation {
    /// The names of all permissions that somebody has on a thing, giving included; without `all` those about such things.
    fileprivate func rights(of principal: Principal, on thing: ThingName, all: Bool) throws(Objection) -> [String] {
        var rights: [String] = []
        for permission in model.permissions {
            let resource = try resource(thing, for: permission.id)
            if let role = permission.gives {
                // A role can be given only on the kinds it is held on.
                let kind = roster.kind(of: resource.place)
                guard model.roles[Int(role.index)].heldOn.contains(kind) else { continue }
            } else if !all, !isAbout(thing, permission) {
                continue
            }
            if authorizer.allows(principal, permission.id, resource, at: today) { rights.append(permission.name) }
        }
        return rights
    }

    /// Whether a permission is about things like this one: about its noun, or asked of it as of a place.
    private func isAbout(_ thing: ThingName, _ permission: PermissionFacts) -> Bool {
        guard case .named(let name) = thing, let subject = directory[name] else {
            return permission.noun?.name == "holding"
        }
        switch subject {
        case .thing(let number): return permission.noun?.name == directory.things[number].noun
        case .person: return permission.noun?.of == Kind.person || permission.isAskedOfThePlace
        case .node(let node):
            let kind = model.kinds[Int(roster.kind(of: node).index)].kind
            return permission.isAskedOfThePlace || permission.noun?.of == kind.noun || permission.noun?.of == kind.name
        }
    }
}

struct WhatAnswer: Answer {
    let person: String
    let thing: String?
    let asOf: String
    let permissions: [Right]
    private let head: String

    struct Right: Encodable {
        let permission: String
        /// In which places and on which conditions; empty where the question was about one thing.
        let `where`: [String]
    }

    init(
        person: String,
        thing: String?,
        _ rights: [Right],
        _ organisation: Organisation,
        words: String,
        thingWords: String? = nil
    ) {
        self.person = person
        self.thing = thing
        asOf = organisation.today.dayText
        permissions = rights
        let count = rights.isEmpty ? "no permission" : counted(rights.count, "permission")
        let place = thingWords.map { " on \($0)" } ?? (rights.isEmpty ? " anywhere" : "")
        head = "\(words) has \(count)\(place), as of \(asOf)".capitalisedFirst
    }

    private enum CodingKeys: CodingKey {
        case person, thing, asOf, permissions
    }

    var exit: Exit { permissions.isEmpty ? .no : .fine }

    func lines(for terminal: Terminal) -> [String] {
        let lines = (head + (permissions.isEmpty ? "." : ":")).wrapped(at: terminal.width)
        guard !permissions.isEmpty else { return lines }
        return lines + [""]
            + Table(rows: thing == nil ? rowsWithPlaces : rowsByNoun, styles: [.bold]).lines(for: terminal)
    }

    private var rowsWithPlaces: [[String]] {
        permissions.map { [$0.permission, $0.where.joined(separator: "; ")] }
    }

    /// The verbs of each noun on one line.
    private var rowsByNoun: [[String]] {
        var nouns: [String] = []
        var verbs: [String: [String]] = [:]
        for right in permissions {
            let parts = right.permission.split(separator: ".", maxSplits: 1).map { String($0) }
            guard let noun = parts.first, let verb = parts.last else { continue }
            if verbs[noun] == nil { nouns.append(noun) }
            verbs[noun, default: []].append(verb)
        }
        return nouns.map { [$0, (verbs[$0] ?? []).joined(separator: ", ")] }
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
