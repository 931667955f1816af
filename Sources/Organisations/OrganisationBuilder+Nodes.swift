// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels

/// Containment: every node after those it lies in.
extension OrganisationBuilder {
    mutating func addNodes() {
        let numbers = Dictionary(description.nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var parents = description.nodes.indices.map { containers(of: description.nodes[$0], numbers) }
        let order = topDown(&parents)
        for number in order { add(description.nodes[number], in: parents[number].map { description.nodes[$0].name }) }
    }

    /// The numbers of the nodes that a node lies in on the day.
    private mutating func containers(of node: NodeDescription, _ numbers: [String: Int]) -> [Int] {
        var found: [Int] = []
        for container in node.containers where container.node != Kind.organisation {
            let line = container.sourceLine ?? node.sourceLine
            guard let number = numbers[container.node] else {
                let names = Array(numbers.keys)
                let isOther = description.people.contains { $0.name == container.node }
                note(
                    "`\(node.name)` lies in `\(container.node)`, which is \(isOther ? "a person" : "no node")",
                    remedy: isOther
                        ? "people lie in nodes by the roles they hold"
                        : adviceOnNames(instead: container.node, among: names.sorted()) ?? "add it under `nodes`",
                    line: line
                )
                continue
            }
            guard container.isCurrent(at: today) else { continue }
            if found.contains(number) {
                note("`\(node.name)` lies in `\(container.node)` twice", remedy: "remove one", line: line)
            } else {
                found.append(number)
            }
        }
        return found
    }

    /// The nodes in an order in which each comes after those it lies in.
    ///
    /// Nodes that lie in themselves are noted, and taken out of what would close the circle.
    private mutating func topDown(_ parents: inout [[Int]]) -> [Int] {
        var children = [[Int]](repeating: [], count: parents.count)
        for (node, above) in parents.enumerated() { for parent in above { children[parent].append(node) } }
        var missing = parents.map(\.count)
        var order = parents.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for child in children[order[next]] {
                missing[child] -= 1
                if missing[child] == 0 { order.append(child) }
            }
            next += 1
        }
        guard order.count < parents.count else { return order }
        let placed = Set(order)
        noteCycles(among: parents.indices.filter { !placed.contains($0) }, parents)
        for node in parents.indices where !placed.contains(node) {
            parents[node].removeAll { !placed.contains($0) }
            order.append(node)
        }
        return order
    }

    /// Notes each circle once, at its first node.
    private mutating func noteCycles(among nodes: [Int], _ parents: [[Int]]) {
        let remaining = Set(nodes)
        var seen: Set<Int> = []
        for start in nodes where !seen.contains(start) {
            var way: [Int] = []
            var node = start
            while seen.insert(node).inserted {
                way.append(node)
                // A node that was not placed has a parent that was not placed.
                guard let parent = parents[node].first(where: { remaining.contains($0) }) else { break }
                node = parent
            }
            guard let first = way.firstIndex(of: node) else { continue }
            let names = (way[first...] + [node]).map { "`\(description.nodes[$0].name)`" }
            note(
                "\(names[0]) lies in itself: \(names.joined(separator: " in "))",
                remedy: "take one of them out of the next",
                line: description.nodes[node].sourceLine
            )
        }
    }

    private mutating func add(_ node: NodeDescription, in parents: [String]) {
        attempt("node `\(node.name)`", line: node.sourceLine) { builder throws(Objection) in
            let kind = try builder.lookup.kind(named: node.kind)
            guard kind != .organisation, kind != .person else {
                throw Objection(
                    "`\(node.kind)` always exists",
                    remedy: kind == .person ? "write people under `people`" : "everything lies in the organisation"
                )
            }
            let above = builder.parents(parents, of: node, kind)
            do throws(RosterError) {
                let id = try builder.roster.addNode(kind, in: above)
                builder.nodeKinds[id] = kind
                let flags = builder.model.flagSet(node.flags)
                builder.lookup.directory.add(NodeEntry(id: id, name: node.name, title: node.title, flags: flags))
            } catch {
                throw Objection("more nodes than can be numbered", remedy: "use fewer")
            }
        }
    }

    /// The parents that a node of this kind may have; the others are noted.
    private mutating func parents(_ names: [String], of node: NodeDescription, _ kind: KindID) -> [NodeID] {
        let facts = model.kinds[Int(kind.index)]
        var above: [NodeID] = []
        for name in names {
            guard case .node(let parent) = lookup.directory[name] else { continue }
            let parentKind = nodeKinds[parent].map { model.kinds[Int($0.index)].kind.name } ?? node.kind
            if parentKind != facts.kind.parent {
                note(
                    "`\(node.name)` is a \(node.kind) and lies in `\(name)`, a \(parentKind)",
                    remedy: "a \(node.kind) lies in \(facts.kind.parent)",
                    line: node.sourceLine
                )
            } else if !above.isEmpty, !facts.kind.several {
                note(
                    "`\(node.name)` lies in several nodes, and a \(node.kind) lies in one",
                    remedy: "name one, or give each its dates",
                    line: node.sourceLine
                )
            } else {
                above.append(parent)
            }
        }
        return above
    }
}

extension ContainerDescription {
    func isCurrent(at time: Instant) -> Bool {
        (from ?? .distantPast) <= time && time < (until ?? .distantFuture)
    }
}
