// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskCan: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "can",
        abstract: "Ask whether somebody may do something to a thing.",
        discussion: """
            Example:
              lyceum ask can grace task.create aiko --in Samples/talent.yaml

            Exit codes: 0 yes; 1 no; 2 not understood, or not readable.
            """
    )

    @Argument(help: "Who: a name, `visitor`, \"service NAME\" or \"ADMIN as PERSON\".")
    var person: String
    @OptionGroup var permission: PermissionArgument
    @Argument(help: "The thing, person or node that it would be done to, or the place where a new thing is to be.")
    var thing: String
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let sentence = try readSentence(person, permission.permission, thing)
        let organisation = try options.read()
        let question = try answering { () throws(Objection) in try organisation.question(sentence) }
        return CanAnswer(sentence, question, in: organisation)
    }
}

/// The sentence that a person, a permission and a thing make.
func readSentence(_ person: String, _ permission: String, _ thing: String) throws(Failure) -> Sentence {
    try reading { () throws(Misspelling) in
        Sentence(
            try RoleModels.Asker(spelled: person),
            may: try PermissionPattern.permission(spelled: permission),
            on: try ThingName(spelled: thing)
        )
    }
}

struct CanAnswer: Answer {
    let question: AskedQuestion
    let allowed: Bool
    private let words: String

    init(_ sentence: Sentence, _ asked: Question, in organisation: Organisation) {
        question = AskedQuestion(
            person: "\(sentence.asker)",
            permission: sentence.permission,
            thing: "\(sentence.thing)",
            asOf: asked.time.dayText
        )
        allowed = organisation.authorizer.allows(asked.principal, asked.permission, asked.resource, at: asked.time)
        let thing = organisation.words(for: sentence.thing)
        words =
            "\(organisation.words(for: asked.principal)) \(allowed ? "may" : "may not") "
            + "\(sentence.permission) on \(thing)."
    }

    private enum CodingKeys: CodingKey {
        case question, allowed
    }

    var exit: Exit { allowed ? .fine : .no }

    func lines(for terminal: Terminal) -> [String] {
        let verdict = terminal.styled(allowed ? "yes" : "no", allowed ? .green : .red) + (allowed ? "" : " ")
        return words.wrapped(at: terminal.width - 5).enumerated().map { ($0 == 0 ? "\(verdict)  " : "     ") + $1 }
    }
}
