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
                    where: organisation.wording.words(for: scope, of: permission)
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
        // What is not there is said to be, before it is found to be no subject of any permission.
        _ = try resource(thing)
        var rights: [String] = []
        for permission in model.permissions where all || isAbout(thing, permission) {
            let resource = try resource(thing, for: permission.id)
            if let role = permission.gives {
                // A role can be given only on the kinds it is held on.
                let kind = roster.kind(of: resource.place)
                guard model.roles[Int(role.index)].heldOn.contains(kind) else { continue }
            }
            if authorizer.allows(principal, permission.id, resource, at: today) { rights.append(permission.name) }
        }
        return rights
    }

    /// Whether a permission is about things like this one: about its noun, or asked of it as of a place.
    private func isAbout(_ thing: ThingName, _ permission: PermissionFacts) -> Bool {
        if case .holding(_, let role, _) = thing {
            // Giving a role is taking it away too, which is what can be done to somebody's holding of it.
            return permission.noun?.name == "holding" || permission.name == "give.\(role)"
        }
        guard case .named(let name) = thing, let subject = directory[name] else { return false }
        switch subject {
        case .thing(let number): return permission.noun?.name == directory.things[number].noun
        case .person: return permission.noun?.of == Kind.person || permission.isAskedOfThePlace
        case .node(let node):
            let kind = model.kinds[Int(roster.kind(of: node).index)].kind
            return permission.isAskedOfThePlace || permission.noun?.of == kind.noun || permission.noun?.of == kind.name
        }
    }
}
