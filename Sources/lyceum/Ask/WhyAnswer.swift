// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels

/// The verdict, its reasons or the nearest misses in sentences, and where the role model says so.
struct WhyAnswer: Answer {
    let question: AskedQuestion
    let allowed: Bool
    let sentences: [String]
    let references: [String]
    let reasons: [ReasonLine]
    /// Of a no, what came nearest, best first.
    let misses: [MissLine]
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

    /// What came near to allowing it, and who could do something about it.
    struct MissLine: Encodable {
        let role: String?
        let on: String?
        /// The people who could, as far as whoever asks may know.
        let couldChange: [String]
        /// Whether everyone could.
        let everyoneCould: Bool
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
        misses = explanation.misses.map { MissLine($0, in: organisation) }
        words =
            "\(organisation.words(for: explanation.principal)): \(sentence.permission) on "
            + "\(explanation.isThingUnseen ? "“\(sentence.thing)”" : organisation.words(for: sentence.thing)), as of \(explanation.time.dayText)"
    }

    private enum CodingKeys: CodingKey {
        case question, allowed, sentences, references, reasons, misses
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

extension WhyAnswer.MissLine {
    fileprivate init(_ miss: Miss, in organisation: Organisation) {
        let (role, node): (RoleID?, NodeID?) =
            switch miss.subject {
            case .held(let held): (held.role, held.holding?.node)
            case .missing(let role, let seen, _): (role, seen.node)
            case .none: (nil, nil)
            }
        self.role = role.map { organisation.model.roles[Int($0.index)].name }
        on = node.flatMap { organisation.directory[$0]?.name }
        var seen: Set<String> = []
        couldChange = miss.suggestions.flatMap(\.by.people)
            .compactMap { $0.person.flatMap { organisation.directory[$0]?.name } }
            .filter { seen.insert($0).inserted }
        everyoneCould = miss.suggestions.contains(where: \.by.isEveryone)
    }
}
