// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import RoleModels

struct ModelCheck: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what is wrong with a role model before it runs.",
        discussion: """
            Unknown names, constraints that nothing can meet, contradictions, roles that nobody can give, and roles \
            through which one comes to more rights than one has. Without a model, all that come with Lyceum are \
            checked, and that each permission is granted somewhere.

            Examples:
              lyceum model check university
              lyceum model check my-model.yaml --strict

            Exit codes: 0 no error; 1 an error, or with --strict a warning; 2 not understood, or not readable.
            """
    )

    @Argument(help: ArgumentHelp("Role models: their names, or the paths of their files.", valueName: "model"))
    var models: [String] = []
    @Flag(help: "Fail on warnings too.")
    var strict = false
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let names = models.isEmpty ? try shippedModelNames() : models
        var checked: [CheckAnswer.CheckedModel] = []
        var read: [RoleModel] = []
        for name in names {
            let reading = ShippedModels.current.model(name)
            guard let model = reading.asFarAsRead else { throw Failure(reading.problems) }
            let file = name.contains("/") || name.hasSuffix(".yaml") ? name : "\(name).yaml"
            // A file that is not written as the format says would only be misunderstood by the checks.
            let found = reading.hasErrors ? [] : model.problems().map { Problem($0, file: file) }
            checked.append(.init(model: name, problems: reading.problems.map(Problem.init) + found))
            if !reading.hasErrors { read.append(model) }
        }
        if models.isEmpty, let vocabulary = read.first?.vocabulary {
            checked.append(.init(model: "vocabulary", problems: ungranted(vocabulary, by: read)))
        }
        return CheckAnswer(models: checked, isStrict: strict)
    }

    private func ungranted(_ vocabulary: Vocabulary, by models: [RoleModel]) -> [Problem] {
        vocabulary.ungranted(by: models).map { permission in
            let noun = vocabulary.noun(named: String(permission.prefix { $0 != "." }))
            return Problem(
                severity: "error",
                file: "vocabulary.yaml",
                line: noun?.sourceLine,
                message: "no model grants `\(permission)`",
                remedy: "grant it in a model, or remove it"
            )
        }
    }
}

struct CheckAnswer: Answer {
    let models: [CheckedModel]
    let isStrict: Bool

    struct CheckedModel: Encodable {
        let model: String
        let problems: [Problem]
    }

    private enum CodingKeys: CodingKey {
        case models
    }

    var exit: Exit { Checked.exit(models.flatMap(\.problems), isStrict: isStrict) }

    func lines(for terminal: Terminal) -> [String] {
        models.flatMap { Checked.lines($0.model, $0.problems, terminal) }
    }
}
