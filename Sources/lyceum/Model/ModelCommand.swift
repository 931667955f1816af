// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import RoleModels

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Read, check and compare role models.",
        discussion: """
            A role model is named by the name of one that comes with Lyceum (`lyceum model list`), or by the path of a \
            file. The folder in LYCEUM_MODELS, if set, takes the place of those that come with Lyceum.
            """,
        subcommands: [
            ModelList.self, ModelShow.self, ModelCheck.self, ModelMatrix.self, ModelCompare.self, ModelClimb.self,
        ]
    )
}

/// The role model that a command is about.
struct ModelArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("A role model: its name, or the path of its file.", valueName: "model"))
    var model: String

    /// The model, if its file has no error.
    func read() throws(Failure) -> RoleModel {
        try readModel(model)
    }
}

/// The names of the models that come with Lyceum, or of those in the folder taken instead.
func shippedModelNames() throws(Failure) -> [String] {
    let names = ShippedModels.current.names
    guard !names.isEmpty else {
        throw Failure(
            "there is no role model in the folder that LYCEUM_MODELS names",
            remedy: "name one with `.yaml` files in it, or unset it for the models that come with Lyceum"
        )
    }
    return names
}

/// A role model by its name or path, if its file has no error.
func readModel(_ nameOrPath: String) throws(Failure) -> RoleModel {
    let reading = ShippedModels.current.model(nameOrPath)
    guard let model = reading.value else { throw Failure(reading.problems) }
    return model
}
