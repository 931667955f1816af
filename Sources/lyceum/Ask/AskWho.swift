// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskWho: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Ask which people may do something to a thing: all of them.",
        discussion: """
            Example:
              lyceum ask who one-to-one.view aiko-with-grace --in Samples/talent.yaml

            Exit codes: 0 somebody; 1 nobody; 2 not understood, or not readable.
            """
    )

    @OptionGroup var permission: PermissionArgument
    @Argument(help: "The thing, person or node.")
    var thing: String
    @OptionGroup var page: PageOptions
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        // Who asks is of no matter here; a visitor stands in for the name.
        let sentence = try readSentence("visitor", permission.permission, thing)
        let organisation = try options.read()
        let question = try answering { () throws(Objection) in try organisation.question(sentence) }
        let people = organisation.authorizer.who(may: question.permission, question.resource, at: question.time)
        let shown = page.page(people.compactMap { organisation.directory[$0] }) { $0.name }
        return WhoAnswer(sentence, question, shown, in: organisation)
    }
}

extension Organisation {
    /// The roles through which a person is allowed something, in words: `Team manager of Sales`.
    fileprivate func roles(of person: PersonID, through question: Question) -> [String] {
        let why = authorizer.why(
            .person(person),
            question.permission,
            question.resource,
            at: question.time,
            asker: .operator
        )
        var seen: Set<String> = []
        return why.reasons.compactMap { reason in
            guard case .grant(let grant) = reason else { return nil }
            return grant.held.holding.map { words(for: $0) }
        }.filter { seen.insert($0).inserted }
    }
}

struct WhoAnswer: Answer {
    let permission: String
    let thing: String
    let asOf: String
    let count: Int
    let people: [PersonLine]
    let next: String?
    private let words: String
    private let more: [String]

    struct PersonLine: Encodable {
        let name: String
        let fullName: String
        /// The roles through which they may.
        let through: [String]
    }

    init(_ sentence: Sentence, _ question: Question, _ page: Page<PersonEntry>, in organisation: Organisation) {
        permission = sentence.permission
        thing = "\(sentence.thing)"
        asOf = question.time.dayText
        count = page.count
        people = page.items.map { person in
            let roles = organisation.roles(of: person.id, through: question)
            return PersonLine(name: person.name, fullName: person.fullName, through: roles)
        }
        next = page.next
        more = page.more
        words = organisation.words(for: sentence.thing)
    }

    private enum CodingKeys: CodingKey {
        case permission, thing, asOf, count, people, next
    }

    var exit: Exit { count > 0 ? .fine : .no }

    func lines(for terminal: Terminal) -> [String] {
        let head = count == 0 ? "Nobody" : counted(count, "person", "people")
        var lines = "\(head) may \(permission) on \(words), as of \(asOf).".wrapped(at: terminal.width)
        guard count > 0 else { return lines }
        let rows = people.map { [$0.name, $0.fullName, $0.through.joined(separator: ", ")] }
        lines += [""] + Table(rows: rows, styles: [.bold]).lines(for: terminal)
        return lines + more
    }
}
