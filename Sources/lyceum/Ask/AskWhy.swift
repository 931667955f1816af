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
              lyceum ask why luca one-to-one.view aiko-with-grace --asker luca --in Samples/talent.yaml

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

/// The verdict, its reasons or the nearest misses in sentences, and where the role model says so.
struct WhyAnswer: Answer {
    let question: AskedQuestion
    let allowed: Bool
    let sentences: [String]
    let references: [String]
    let reasons: [ReasonLine]
    private let words: String

    /// A role through which it is allowed.
    struct ReasonLine: Encodable {
        let role: String
        /// The node that the role is held on.
        let on: String?
        let person: String?
        /// The role that has the grant: the same, or one that it includes.
        let grantedTo: String
        /// From the thing up to the node.
        let path: [String]
        let requirements: [String]
        let line: Int?
    }

    init(_ sentence: Sentence, _ explanation: Explanation, in organisation: Organisation) {
        question = AskedQuestion(
            person: "\(sentence.asker)",
            permission: sentence.permission,
            thing: "\(sentence.thing)",
            asOf: explanation.time.dayText
        )
        allowed = explanation.isAllowed
        sentences = explanation.sentences(names: organisation.names)
        references = explanation.references(names: organisation.names)
        reasons = explanation.reasons.compactMap { reason in
            if case .grant(let grant) = reason { ReasonLine(grant, in: organisation) } else { nil }
        }
        words =
            "\(organisation.words(for: explanation.principal)): \(sentence.permission) on "
            + "\(organisation.words(for: sentence.thing)), as of \(explanation.time.dayText)"
    }

    private enum CodingKeys: CodingKey {
        case question, allowed, sentences, references, reasons
    }

    var exit: Exit { allowed ? .fine : .no }

    func lines(for terminal: Terminal) -> [String] {
        var lines = words.capitalisedFirst.wrapped(at: terminal.width).map { terminal.styled($0, .faint) }
        lines.append("")
        for (index, sentence) in sentences.enumerated() {
            let wrapped = sentence.wrapped(
                at: terminal.width,
                after: index == 0 ? "" : "  - ",
                then: index == 0 ? "" : "    "
            )
            lines += index == 0 ? coloured(wrapped, terminal) : wrapped
        }
        guard !references.isEmpty else { return lines }
        lines.append("")
        return lines
            + references.flatMap { $0.wrapped(at: terminal.width, after: "  ", then: "    ") }
            .map { terminal.styled($0, .faint) }
    }

    /// The lines with the verdict at their beginning in its colour.
    private func coloured(_ lines: [String], _ terminal: Terminal) -> [String] {
        let verdict = allowed ? "Yes." : "No."
        guard let first = lines.first, first.hasPrefix(verdict) else { return lines }
        let styled = terminal.styled(verdict, allowed ? .green : .red)
        return [styled + first.dropFirst(verdict.count)] + lines.dropFirst()
    }
}

extension WhyAnswer.ReasonLine {
    fileprivate init(_ reason: GrantReason, in organisation: Organisation) {
        let model = organisation.model
        let grant = model.grant(reason.grant)
        role = model.roles[Int(reason.held.role.index)].name
        on = reason.held.holding.flatMap { organisation.directory[$0.node]?.name }
        person = reason.held.person.flatMap { organisation.directory[$0]?.name }
        grantedTo = model.roles[Int(reason.grant.role.index)].name
        path = reason.path.map { seen in
            switch seen {
            case .node(let node): organisation.directory[node]?.name ?? ""
            case .unseen(let kind): "a \(model.kinds[Int(kind.index)].kind.name)"
            }
        }
        requirements = grant?.per ?? []
        line = grant?.sourceLine
    }
}
