// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskWhy: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Ask why somebody may, or may not, do something to a thing.",
        discussion: """
            A yes comes with every role and grant that allows it. A no comes with what was nearest to allowing it, what \
            would have to change, and who could change it. Below stands where the role model says so: its file and \
            line, and the requirement with its place in the document.

            On the command line everything is told. With --asker the answer is the one that this person would get, \
            who learns no more than they may see.

            Examples:
              lyceum ask why grace task.create aiko --in Samples/talent.yaml
              lyceum ask why luca one-to-one.view aiko-with-grace \\
                --asker luca --in Samples/talent.yaml

            Exit codes: 0 yes; 1 no; 2 not understood, or not readable.
            """
    )

    @Argument(help: "Who: a name, `visitor`, \"service NAME\" or \"ADMIN as PERSON\".")
    var person: String
    @OptionGroup var permission: PermissionArgument
    @Argument(help: "The thing, person or node that it would be done to, or the place where a new thing is to be.")
    var thing: String
    @Option(help: ArgumentHelp("Whom to tell: a person, or `visitor`.", valueName: "person"))
    var asker: String?
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let sentence = try readSentence(person, permission.permission, thing)
        let organisation = try options.read()
        let question = try answering { () throws(Objection) in try organisation.question(sentence) }
        let explanation = organisation.authorizer.why(
            question.principal,
            question.permission,
            question.resource,
            at: question.time,
            asker: try teller(in: organisation)
        )
        return WhyAnswer(sentence, explanation, in: organisation)
    }

    /// Whom the explanation is told.
    private func teller(in organisation: Organisation) throws(Failure) -> Authorization.Asker {
        guard let asker else { return .operator }
        guard asker != "visitor" else { return .stranger }
        return .person(try answering { () throws(Objection) in try organisation.lookup.person(named: asker) })
    }
}
