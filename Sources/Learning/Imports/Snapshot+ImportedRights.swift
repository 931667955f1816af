// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension ImportPlan {
    /// Where it gives roles.
    var nodes: Set<NodeID> {
        var nodes: Set<NodeID> = []
        for newcomer in newcomers { nodes.formUnion(newcomer.gifts.map(\.node)) }
        for change in changes { nodes.formUnion(change.gifts.map(\.node)) }
        return nodes
    }
}

extension Snapshot {
    /// By what it is decided which rights a role gives on some nodes: the version of the model, the settings that are on,
    /// and what the nodes lie in.
    func whatRolesComeTo(on nodes: Set<NodeID>) throws -> String {
        let row = try transaction.row(
            "SELECT MAX(number) AS number FROM role_model_version WHERE organisation_id = \(organisation)"
        )
        let version: Int64 = try row?.read("number") ?? 0
        let settings = model.settings.map(\.name).filter { model.setting($0).map(roster.isOn) ?? false }
        var (links, waiting, seen): ([String], [NodeID], Set<NodeID>) = ([], Array(nodes), nodes)
        while let node = waiting.popLast() {
            let parents = roster.parents(of: node)
            links.append("\(node.index)<\(parents.map(\.index).sorted())")
            waiting += parents.filter { seen.insert($0).inserted }
        }
        return "model \(version), \(settings.sorted()), \(links.sorted())"
    }
}
