// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Organisations

struct ModelShow: AnsweringCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a role model: its roles and what they are for; or one role in full.",
        discussion: """
            Examples:
              lyceum model show university
              lyceum model show university course-tutor
            """
    )

    @OptionGroup var argument: ModelArgument
    @Argument(help: "A role, to show all that it may do.")
    var role: String?
    @OptionGroup var output: OutputOptions

    func answer() throws(Failure) -> any Answer {
        let model = try argument.read()
        guard let role else { return ModelPage(model) }
        guard let found = model.role(named: role) else {
            throw Failure(
                "`\(model.name)` has no role `\(role)`",
                remedy: "its roles are \(listed(model.roles.map(\.name)))"
            )
        }
        return RolePage(found, in: model)
    }
}

/// A whole role model.
struct ModelPage: Answer {
    let name: String
    let title: String
    let says: String
    let document: String
    let kinds: [KindLine]
    let settings: [SettingLine]
    let roles: [RolePage]

    struct KindLine: Encodable {
        let name: String
        let title: String
        let `in`: String
        let several: Bool
        let people: String?
    }

    struct SettingLine: Encodable {
        let name: String
        let says: String
        let onByDefault: Bool
        /// Whether each person has it, rather than the organisation.
        let perPerson: Bool

        init(_ setting: Setting, perPerson: Bool) {
            name = setting.name
            says = setting.says
            onByDefault = setting.isOnByDefault
            self.perPerson = perPerson
        }
    }

    init(_ model: RoleModel) {
        name = model.name
        title = model.title
        says = model.says
        document = model.document
        kinds = model.kinds.map {
            KindLine(name: $0.name, title: $0.title, in: $0.parent, several: $0.several, people: $0.people)
        }
        settings =
            model.settings.map { SettingLine($0, perPerson: false) }
            + model.personSettings.map { SettingLine($0, perPerson: true) }
        roles = model.roles.map { RolePage($0, in: model) }
    }

    func lines(for terminal: Terminal) -> [String] {
        var lines = [terminal.styled(title.isEmpty ? name : title, .bold)]
        lines += says.wrapped(at: terminal.width)
        if !document.isEmpty { lines.append(terminal.styled("Follows \(document).", .faint)) }
        let kindRows = kinds.map { kind in
            [
                kind.name, kind.title,
                "in \(kind.in)\(kind.several ? ", one or several" : "")"
                    + (kind.people.map { "; its people hold \($0)" } ?? ""),
            ]
        }
        lines += section("Kinds of node", kindRows, terminal)
        lines += section("Roles", roles.map { [$0.name, "on " + listed($0.heldOn, or: "or"), $0.says] }, terminal)
        lines += section("Settings", settings.map { [$0.name, $0.perPerson ? "per person" : "", $0.says] }, terminal)
        return lines + ["", "All that a role may do: `lyceum model show \(name) \(roles.first?.name ?? "ROLE")`."]
    }

    private func section(_ head: String, _ rows: [[String]], _ terminal: Terminal) -> [String] {
        guard !rows.isEmpty else { return [] }
        return ["", terminal.styled(head, .bold)] + Table(rows: rows).lines(for: terminal)
    }
}
