// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Organisations
import Storage

/// The parts of somebody's file about what was done, and who looked.
extension Snapshot {
    func done(by person: PersonID) throws -> OwnData.Section {
        try trail(.done, where: "(actor_id = \(person) OR acting_as_id = \(person))", of: person)
    }

    /// What others did, or a rule or the operator; not what is among what they did themselves.
    func done(to person: PersonID) throws -> OwnData.Section {
        let isOthers: SQL = """
            (actor_id IS NULL OR actor_id <> \(person)) AND (acting_as_id IS NULL OR acting_as_id <> \(person))
            """
        return try trail(.doneToYou, where: "about_person_id = \(person) AND \(isOthers)", of: person)
    }

    private func trail(
        _ heading: OwnData.Heading,
        where condition: SQL,
        of reader: PersonID
    ) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT number, at, actor_id, acting_as_id, act, details
            FROM audit_entry
            WHERE organisation_id = \(organisation) AND \(condition)
            ORDER BY number DESC
            \(ownRows)
            """
        )
        let acts = try rows.map { row in
            try JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
        }
        let actors = try rows.flatMap { [try $0.read("actor_id"), try $0.read("acting_as_id")] as [PersonID?] }
        let told = try toldNames(of: actors, reader)
        let words = try toldWords(for: acts, reader)
        return OwnData.Section(
            heading,
            ["Number", "When", "Who", "Acting as", "What"],
            try zip(rows, words).map { row, words in
                [
                    String(try row.read("number") as Int64), (try row.read("at") as Instant).fileText,
                    told(try row.read("actor_id")), told(try row.read("acting_as_id")), words,
                ]
            }
        )
    }

    /// Acts in words, in which nobody and nothing is named that the reader may not see.
    private func toldWords(for acts: [Act], _ reader: PersonID) throws -> [String] {
        var people: Set<PersonID> = []
        var nodes: Set<NodeID> = []
        for act in acts {
            people.formUnion(act.people)
            nodes.formUnion(act.nodes)
        }
        let seen = people.filter { $0 == reader || allows(.personView, Resource($0)) }
        let known = try nodes.filter { try maySeePlace($0) }
        // A name that was written into the trail itself is that of somebody whom the reader may not see any more.
        let tellable = acts.map { act -> Act in
            guard let person = act.person, !seen.contains(person) else {
                return act.person == nil ? act.withoutApplicant : act
            }
            return act.renaming(person, to: "somebody whom you may not see") ?? act
        }
        return try named { names in
            let told = Names(
                person: {
                    $0 == reader ? "you" : seen.contains($0) ? names.person($0) : "somebody whom you may not see"
                },
                node: { known.contains($0) ? names.node($0) : "a place that you may not see" }
            )
            return tellable.map { self.words(for: $0, told) }
        }
    }

    func readers(of person: PersonID) throws -> OwnData.Section {
        let views = try pageViews(of: person, OwnData.rowsMaximum + 1, 0)
        return OwnData.Section(
            .readers,
            ["Day", "Who"],
            views.map { [$0.day.fileText.prefix(10).description, $0.reader] }
        )
    }

    func pagesLookedAt(by person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT person_id, day
            FROM page_view
            WHERE organisation_id = \(organisation) AND viewer_id = \(person)
            ORDER BY day DESC, person_id
            \(ownRows)
            """
        )
        let told = try toldNames(of: rows.map { try $0.read("person_id") }, person)
        return OwnData.Section(
            .lookedAt,
            ["Day", "Whose"],
            try rows.map { row in
                let day = Instant(seconds: try row.read("day") as Int64 * 86_400)
                return [day.fileText.prefix(10).description, told(try row.read("person_id"))]
            }
        )
    }
}

extension Act {
    /// The people whom it is about, by number.
    fileprivate var people: [PersonID] {
        switch self {
        case .roleGiven(let record), .roleEnded(let record, _), .roleLimited(let record):
            [record.person, record.over].compactMap { $0.map(PersonID.init(index:)) }
        default: [person].compactMap(\.self)
        }
    }

    /// The places that it names, by number.
    fileprivate var nodes: [NodeID] {
        switch self {
        case .roleGiven(let record), .roleEnded(let record, _), .roleLimited(let record):
            [record.node].compactMap { $0.map(NodeID.init(index:)) }
        case .nodeMoved(let node, let outOf, let into): ([node] + outOf + into).map(NodeID.init(index:))
        case .groupRuleSet(let node, _, _): [NodeID(index: node)]
        default: []
        }
    }

    /// Without the name of who asked for an account, who is no person by whom one could see whether it may be told.
    fileprivate var withoutApplicant: Act {
        switch self {
        case .registrationAsked(let name), .registrationRefused(let name):
            renamingApplicant(name, to: "somebody") ?? self
        default: self
        }
    }
}
