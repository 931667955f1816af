// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels

/// Things with their places, owners, parties, audiences and flags; flags and audiences of nodes.
extension OrganisationBuilder {
    mutating func addAudiences() {
        for node in description.nodes {
            guard case .node(let id) = lookup.directory[node.name] else { continue }
            let what = "node `\(node.name)`"
            if let kind = nodeKinds[id] {
                checkFlags(node.flags, of: model.kinds[Int(kind.index)].kind.noun, what, line: node.sourceLine)
            }
            let audience = nodes(node.shown, "`shown` of \(what)", line: node.sourceLine)
            lookup.directory.setAudience(audience, of: id)
        }
    }

    mutating func addThings() {
        for thing in description.things { add(thing) }
    }

    private mutating func add(_ thing: ThingDescription) {
        let what = "thing `\(thing.name)`"
        let line = thing.sourceLine
        let vocabulary = model.model.vocabulary
        if let noun = vocabulary.noun(named: thing.noun) {
            if noun.of != Noun.record {
                note("\(what) is a \(noun.name), which is no record", remedy: remedy(insteadOf: noun), line: line)
            }
            checkFlags(thing.flags, of: thing.noun, what, line: line)
        } else {
            let nouns = vocabulary.nouns.filter { $0.of == Noun.record }.map(\.name)
            note(
                "\(what): there is no noun `\(thing.noun)`",
                remedy: adviceOnNames(instead: thing.noun, among: nouns) ?? "write a noun of the vocabulary",
                line: line
            )
        }
        var resource = Resource(in: .organisation, flags: model.flagSet(thing.flags))
        if let place = thing.place {
            resource.place = nodes([place], "`place` of \(what)", line: line).first ?? .organisation
        }
        resource.owner = thing.owner.flatMap { people([$0], "`owner` of \(what)", line: line).first }
        resource.parties = people(thing.parties, "`party` of \(what)", line: line)
        resource.audience = nodes(thing.shown, "`shown` of \(what)", line: line)
        let entry = ThingEntry(name: thing.name, title: thing.title, noun: thing.noun, resource: resource)
        lookup.directory.add(entry)
    }

    private func remedy(insteadOf noun: Noun) -> String {
        switch noun.of {
        case Kind.organisation: "ask about `organisation` itself"
        case Kind.person: "write it under `people`"
        default: "write it under `nodes`"
        }
    }

    private mutating func checkFlags(_ flags: [String], of noun: String, _ what: String, line: Int?) {
        guard let noun = model.model.vocabulary.noun(named: noun) else { return }
        for flag in flags where !noun.flags.contains(flag) {
            let advice = noun.flags.isEmpty ? "remove it" : adviceOnNames(instead: flag, among: noun.flags)
            note("\(what): a \(noun.name) has no flag `\(flag)`", remedy: advice, line: line)
        }
    }

    /// The nodes and people of those names; what is neither is noted.
    private mutating func nodes(_ names: [String], _ what: String, line: Int?) -> [NodeID] {
        var found: [NodeID] = []
        for name in names {
            attempt(what, line: line) { builder throws(Objection) in
                found.append(try builder.lookup.node(named: name))
            }
        }
        return found
    }

    private mutating func people(_ names: [String], _ what: String, line: Int?) -> [PersonID] {
        var found: [PersonID] = []
        for name in names {
            attempt(what, line: line) { builder throws(Objection) in
                found.append(try builder.lookup.person(named: name))
            }
        }
        return found
    }
}
