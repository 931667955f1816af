// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Reads an organisation, noting every part of it that is written otherwise than the format says.
package struct OrganisationFile {
    let fields: Fields
    let problems: Problems

    package static func read(_ bytes: [UInt8], named file: String) -> Reading<OrganisationDescription> {
        let problems = Problems(file: file)
        guard let root = YAMLTree.read(bytes, problems),
            let fields = Fields(root, of: "the organisation", keys: ["organisation", "model"] + sharedKeys, problems)
        else { return problems.reading(nil) }
        if fields["organisation"] == nil { fields.missing("organisation", remedy: "write its name") }
        if fields["model"] == nil { fields.missing("model", remedy: "name its role model") }
        var organisation = OrganisationFile(fields: fields, problems: problems).description()
        organisation.title = fields.text("organisation") ?? ""
        organisation.model = fields.modelName("model") ?? ""
        return problems.reading(organisation)
    }

    package static func read(_ text: String, named file: String) -> Reading<OrganisationDescription> {
        read(Array(text.utf8), named: file)
    }

    /// An organisation in a file that the user names.
    package static func read(atPath path: String) -> Reading<OrganisationDescription> {
        do throws(Misspelling) {
            return read(try DiskFile.bytes(atPath: path), named: path)
        } catch {
            return .refused(error, file: path)
        }
    }

    /// What a story may say of its own organisation.
    static let sharedKeys = ["today", "settings", "nodes", "people", "things"]

    /// Everything but the organisation's name and model.
    func description() -> OrganisationDescription {
        var organisation = OrganisationDescription()
        organisation.today = fields.date("today")
        organisation.settings = fields.entries("settings").compactMap { entry in
            guard let isOn = entry.value.truth("setting \(quoted(entry.name))", problems) else { return nil }
            return SettingDescription(name: entry.name, isOn: isOn, sourceLine: entry.line)
        }
        let nodes = fields.entries("nodes")
        let people = fields.entries("people")
        let things = fields.entries("things")
        refuseSharedNames(nodes, people, things)
        organisation.nodes = nodes.compactMap { node($0) }
        organisation.people = people.compactMap { person($0) }
        organisation.things = things.compactMap { thing($0) }
        return organisation
    }

    /// Nodes, people and things are one name space, in which some names are taken.
    private func refuseSharedNames(_ groups: [Entry]...) {
        let taken = ["organisation": "the organisation itself", "visitor": "whoever has not signed in"]
        var lines: [String: Int] = [:]
        for entry in groups.joined() {
            if let owner = taken[entry.name] {
                problems.error(line: entry.line, "\(quoted(entry.name)) is \(owner)", remedy: "choose another name")
            } else if let line = lines[entry.name] {
                let message = "\(quoted(entry.name)) is already the name of what is on line \(line)"
                problems.error(line: entry.line, message, remedy: "nodes, people and things need different names")
            } else {
                lines[entry.name] = entry.line
            }
        }
    }
}

extension Fields {
    /// A day.
    func date(_ key: String) -> Instant? {
        self[key]?.spelled(label(key), as: "a date like `2026-11-22`", problems) { text throws(Misspelling) in
            try Instant(spelled: text)
        }
    }

    /// A period from one day until another, both of which may be left out.
    func period() -> (from: Instant?, until: Instant?) {
        let from = date("from")
        let until = date("until")
        if let from, let until, until <= from {
            let line = self["until"]?.line ?? line
            problems.error(
                line: line,
                "\(what): `until` is not after `from`",
                remedy: "`until` is the first day it no longer holds"
            )
        }
        return (from, until)
    }

    /// The name of a role model, or a path to one.
    func modelName(_ key: String) -> String? {
        guard case .scalar(let text, _) = self[key]?.content, text.contains("/") || text.hasSuffix(DiskFile.ending)
        else {
            return name(key)
        }
        return self.text(key)
    }
}
