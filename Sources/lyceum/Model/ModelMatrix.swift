// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations
import RoleModels

struct ModelMatrix: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract: "Lay permissions beside roles: who may do what, at a glance.",
        discussion: """
            A table for the terminal marks what is allowed always and what on conditions; for a few roles it says the \
            conditions, as the other formats do for all.

            Examples:
              lyceum model matrix university
              lyceum model matrix university --role course-tutor --role course-builder
              lyceum model matrix university --format html > university.html
            """
    )

    @OptionGroup var argument: ModelArgument
    @Option(help: "table, markdown, csv or html.")
    var format = MatrixFormat.table
    @Option(help: ArgumentHelp("A role to show; can be given several times. Without it, all.", valueName: "role"))
    var role: [String] = []
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let model = try argument.read()
        for name in role where model.role(named: name) == nil {
            throw Failure(
                "`\(model.name)` has no role `\(name)`",
                remedy: "its roles are \(listed(model.roles.map(\.name)))"
            )
        }
        return MatrixAnswer(model, roles: role, format: format)
    }
}

enum MatrixFormat: String, ExpressibleByArgument, CaseIterable {
    case table, markdown, csv, html
}

struct MatrixAnswer: Answer {
    let model: String
    let roles: [RoleColumn]
    let groups: [Group]
    let title: String
    private let format: MatrixFormat

    struct RoleColumn: Encodable {
        let role: String
        let title: String
    }

    struct Group: Encodable {
        let noun: String
        let rows: [Row]
    }

    struct Row: Encodable {
        let permission: String
        /// By role: `yes`, or the conditions; roles that may not are left out.
        let allowed: [String: String]
        /// When it is forbidden whatever roles one holds.
        let nevers: [String]
    }

    private enum CodingKeys: CodingKey {
        case model, roles, groups
    }

    init(_ model: RoleModel, roles wanted: [String], format: MatrixFormat) {
        let matrix = model.matrix()
        self.model = model.name
        self.format = format
        title = model.title.isEmpty ? model.name : model.title
        roles = matrix.columns.filter { wanted.isEmpty || wanted.contains($0.role) }
            .map { RoleColumn(role: $0.role, title: $0.title) }
        groups = matrix.groups.map { group in
            Group(
                noun: group.noun,
                rows: group.rows.map { row in
                    let cells = zip(matrix.columns, row.cells).map { ($0.role, $1.text) }
                        .filter { !$0.1.isEmpty && (wanted.isEmpty || wanted.contains($0.0)) }
                    return Row(
                        permission: row.permission,
                        allowed: Dictionary(cells) { first, _ in first },
                        nevers: row.nevers
                    )
                }
            )
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        switch format {
        case .table: tableLines(for: terminal)
        case .markdown: markdownLines
        case .csv: csvLines
        case .html: htmlLines
        }
    }
}
