// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct AskChange: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Ask who would gain and lose what, if something were changed.",
        discussion: """
            Each change is one sentence; all are made before the answer, in this order, and nothing is written:

              give ROLE [on NODE] to PERSON [from DATE] [until DATE]
              end ROLE [on NODE] of PERSON
              put NODE in NODE | take NODE out of NODE | move NODE to NODE
              turn on SETTING [for PERSON] | turn off SETTING [for PERSON]
              deactivate PERSON | reactivate PERSON
              let ROLE PERMISSION [if CONDITION, ...] [unless CONDITION, ...] [where ROLE, ...]
              stop ROLE PERMISSION

            Examples:
              lyceum ask change "end manager on sales of grace" --in Samples/talent.yaml
              lyceum ask change "let curator task.create" --names --in Samples/talent.yaml

            Exit codes: 0 somebody would gain or lose something; 1 nobody would; 2 not understood, or not allowed.
            """
    )

    @Argument(help: "Changes, each a sentence in quotes.")
    var changes: [String]
    @Flag(help: "Name everyone concerned, and over whom.")
    var names = false
    @OptionGroup var options: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        var sentences: [ChangeSentence] = []
        for text in changes {
            sentences.append(try reading { () throws(Misspelling) in try ChangeSentence(spelled: text) })
        }
        let before = try options.read()
        let after = try answering { () throws(Objection) in try before.changed(by: sentences) }
        let change = Change(from: before.authorizer, to: after.authorizer, at: before.today)
        return ChangeAnswer(changes, change, from: before, to: after, withNames: names)
    }
}
