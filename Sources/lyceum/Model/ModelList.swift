// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct ModelList: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the role models that come with Lyceum."
    )

    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        var models: [ModelSummary] = []
        for name in try shippedModelNames() { models.append(ModelSummary(try readModel(name), named: name)) }
        return ModelListAnswer(models: models)
    }
}

struct ModelListAnswer: Answer {
    let models: [ModelSummary]

    func lines(for terminal: Terminal) -> [String] {
        let rows = models.map { model in
            [model.name, counted(model.roles, "role"), counted(model.permissions, "permission"), model.says]
        }
        return Table(rows: rows, indent: 0, styles: [.bold]).lines(for: terminal)
            + ["", "Read one with `lyceum model show \(models.first?.name ?? "NAME")`."]
    }
}

struct ModelSummary: Encodable {
    let name: String
    let title: String
    let says: String
    let roles: Int
    /// Permissions that some role of it grants.
    let permissions: Int
    let document: String

    init(_ model: RoleModel, named name: String) {
        let expanded = ExpandedModel(model)
        let granted = model.roles.flatMap { $0.grants }.flatMap { expanded.permissions(matching: $0.permissions) }
        self.name = name
        title = model.title
        says = model.says
        roles = model.roles.count
        permissions = Set(granted).count
        document = model.document
    }
}
