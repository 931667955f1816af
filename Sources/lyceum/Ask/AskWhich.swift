// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskWhich: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "which",
        abstract: "Ask which things somebody may do something to: all of them.",
        discussion: """
            Prints the scope, which holds for things that are yet to come as well, and then what lies in it today.

            Examples:
              lyceum ask which lena content.view content --in Samples/talent.yaml
              lyceum ask which grace task.create person --in Samples/talent.yaml

            Exit codes: 0 something; 1 nothing; 2 not understood, or not readable.
            """
    )

    @Argument(help: "Who: a name, `visitor`, \"service NAME\" or \"ADMIN as PERSON\".")
    var person: String
    @OptionGroup var permission: PermissionArgument
    @Argument(help: "What to list: a noun or a kind of node. Without it, what the permission is about.")
    var kind: String?
    @OptionGroup var page: PageOptions
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let asker = try reading { () throws(Misspelling) in try RoleModels.Asker(spelled: person) }
        let organisation = try options.read()
        let principal = try answering { () throws(Objection) in try organisation.principal(asker) }
        let id = try answering { () throws(Objection) in
            try organisation.lookup.permission(named: permission.permission)
        }
        let candidates = try answering { () throws(Objection) in try organisation.candidates(kind, for: id) }
        let scope = organisation.authorizer.which(principal, may: id, at: organisation.today)
        let found = candidates.filter {
            organisation.authorizer.contains(scope, $0.resource, at: organisation.today)
        }
        return WhichAnswer(
            person: "\(asker)",
            permission: id,
            organisation,
            scope,
            page: page.page(found) { $0.name },
            words: organisation.words(for: principal)
        )
    }
}

/// Something that a list may have in it.
struct Candidate {
    let name: String
    let title: String
    let resource: Resource
}

extension Organisation {
    /// What is listed where nothing is named: what the permission is about, or where the role is held that it gives.
    private func kindListed(for permission: Permission) throws(Objection) -> String {
        let facts = model.permissions[Int(permission.index)]
        if let noun = facts.noun, !facts.isAskedOfThePlace { return noun.name }
        if let role = facts.gives, let kind = model.roles[Int(role.index)].role.heldOn.first { return kind }
        throw Objection(
            "`\(facts.name)` is asked of the place where a thing is to be",
            remedy:
                "name a kind of place to list: \(([Kind.person] + model.model.kinds.map(\.name)).joined(separator: ", "))"
        )
    }

    /// All that a kind or a noun stands for; without one, all that the permission may be about.
    fileprivate func candidates(_ kind: String?, for permission: Permission) throws(Objection) -> [Candidate] {
        let name = if let kind { kind } else { try kindListed(for: permission) }
        let isGiving = model.permissions[Int(permission.index)].gives != nil
        let kinds = model.kinds.filter { $0.kind.name == name || $0.kind.noun == name }
        if !kinds.isEmpty || model.model.vocabulary.noun(named: name)?.of == Kind.organisation {
            let ids = kinds.isEmpty ? [.organisation] : kinds.map(\.id)
            return nodes(of: ids).compactMap { node in
                directory[node].map {
                    Candidate(
                        name: $0.name,
                        title: $0.title,
                        resource: isGiving ? .giving(on: node) : resource(of: node)
                    )
                }
            }
        }
        if name == "holding" { return holdings }
        guard model.model.vocabulary.noun(named: name) != nil else {
            throw lookup.unknown(
                name,
                "noun or kind",
                among: model.model.vocabulary.nouns.map(\.name) + model.model.kinds.map(\.name)
            )
        }
        return directory.things.filter { $0.noun == name }
            .map { Candidate(name: $0.name, title: $0.title, resource: $0.resource) }
    }

    /// The records that somebody holds a role, today.
    private var holdings: [Candidate] {
        roster.allPeople.flatMap { person in
            roster.holdings(of: person).filter { $0.isCurrent(at: today) }.map { holding in
                Candidate(
                    name: "holding of \(directory[person]?.name ?? "") as \(spelling(of: holding))",
                    title: "\(fullName(of: person)), \(words(for: holding))",
                    resource: record(of: holding)
                )
            }
        }
    }
}
