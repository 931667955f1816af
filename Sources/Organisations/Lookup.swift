// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import RoleModels

/// From names to what the engine knows; a name that stands for nothing is told with the one probably meant.
package struct Lookup: Sendable {
    package let model: CompiledModel
    package var directory: Directory

    package func person(named name: String) throws(Objection) -> PersonID {
        switch directory[name] {
        case .person(let person): return person
        case .node: throw Objection("`\(name)` is a node and not a person", remedy: "name a person")
        case .thing: throw Objection("`\(name)` is a thing and not a person", remedy: "name a person")
        case nil: throw unknown(name, "person", among: directory.people.map(\.name))
        }
    }

    /// A node, or a person as a node.
    package func node(named name: String) throws(Objection) -> NodeID {
        switch directory[name] {
        case .node(let node): return node
        case .person(let person): return NodeID(person)
        case .thing:
            throw Objection("`\(name)` is a thing, and no role is held on it", remedy: "name a node or a person")
        case nil: throw unknown(name, "node", among: directory.nodes.map(\.name) + directory.people.map(\.name))
        }
    }

    package func role(named name: String) throws(Objection) -> RoleID {
        guard let role = model.role(name), model.model.role(named: name) != nil else {
            throw unknown(name, "role", among: model.model.roles.map(\.name))
        }
        return role
    }

    package func permission(named name: String) throws(Objection) -> Permission {
        if let permission = model.permission(name) { return permission }
        let noun = name.prefix { $0 != "." }
        let verbs = model.permissions.filter { $0.name.hasPrefix("\(noun).") }.map(\.name)
        let advice = adviceOnNames(instead: name, among: model.permissions.map(\.name))
        throw Objection(
            "there is no permission `\(name)`",
            remedy: advice ?? (verbs.isEmpty ? "write `noun.verb`" : "there are \(verbs.joined(separator: ", "))")
        )
    }

    package func kind(named name: String) throws(Objection) -> KindID {
        guard let kind = model.kind(name) else { throw unknown(name, "kind", among: model.model.kinds.map(\.name)) }
        return kind
    }

    package func setting(named name: String) throws(Objection) -> SettingID {
        guard let setting = model.setting(name) else {
            throw unknown(name, "setting", among: model.settings.map(\.name))
        }
        return setting
    }

    package func personSetting(named name: String) throws(Objection) -> SettingID {
        guard let setting = model.personSetting(name) else {
            throw unknown(name, "setting of people", among: model.personSettings.map(\.name))
        }
        return setting
    }

    package func service(named name: String) throws(Objection) -> ServiceID {
        guard let service = model.service(name) else {
            throw unknown(name, "service", among: model.services.map(\.name))
        }
        return service
    }

    package func unknown(_ name: String, _ what: String, among names: [String]) -> Objection {
        Objection("there is no \(what) `\(name)`", remedy: adviceOnNames(instead: name, among: names))
    }
}
