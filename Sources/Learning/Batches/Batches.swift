// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Organisations
import Storage

/// The same for many people at once, each a transaction of its own, with an outcome for each.
///
/// Somebody who is refused stops nobody else. What was done is written down with it, so that after a crash the rest can
/// be done, and nothing twice.
package struct Batches: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// As many people as can be chosen at once.
    package static let peopleMaximum = 1_000

    /// Whether the viewer may do something for which many can be chosen.
    package func isOffered(to viewer: Viewer) async throws -> Bool {
        try await platform.read(by: viewer) { $0.mayActOnMany }
    }

    /// Stops who may do nothing of this to anybody.
    ///
    /// - Throws: ``Refused``, or ``NotFound`` for who sees nobody.
    package func demand(by viewer: Viewer) async throws {
        try await platform.read(by: viewer) { try $0.demandActingOnMany() }
    }

    /// Everyone whom a list of people has, at most so many, and how many more there are.
    package func people(
        _ filter: PeopleFilter,
        by viewer: Viewer
    ) async throws -> (people: [PersonID], othersCount: Int) {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandActingOnMany()
            var (people, total): ([PersonID], Int) = ([], 0)
            for number in 1...(Self.peopleMaximum / Page.sizeMaximum) {
                let page = Page(number, size: Page.sizeMaximum)
                let found = try snapshot.peopleIDs(filter, page)
                people += found.items
                total = found.total
                if found.items.count < page.size { break }
            }
            return (people, total - people.count)
        }
    }

    /// What an act would come to, before it is done: of each person, and who would gain and lose what.
    package func preview(_ act: BatchAct, for people: [PersonID], by viewer: Viewer) async throws -> BatchPreview {
        try Self.check(people)
        return try await platform.read(by: viewer) { snapshot in
            try snapshot.demandActingOnMany()
            var after = snapshot.roster
            var rows: [BatchRow] = []
            let names = try snapshot.batchNames(of: people)
            for person in people {
                let name = names[person] ?? "somebody whom you may not see"
                do {
                    let changes = try snapshot.changes(of: act, for: person)
                    try snapshot.apply(changes, of: person, to: &after)
                    let words = changes.compactMap(\.words).first
                    let outcome: BatchOutcome = changes.isEmpty ? .nothing : .done
                    rows.append(BatchRow(person: person, name: name, outcome: outcome, reason: words))
                } catch {
                    guard let reason = BatchRow.reason(of: error) else { throw error }
                    rows.append(BatchRow(person: person, name: name, outcome: .refused, reason: reason))
                }
            }
            return BatchPreview(
                words: try snapshot.words(for: act),
                rows: rows,
                change: try snapshot.preview(of: after)
            )
        }
    }

    /// Writes down what is to be done to whom; nothing of it is done yet.
    package func begin(_ act: BatchAct, for people: [PersonID], by viewer: Viewer) async throws -> Int64 {
        try Self.check(people)
        return try await platform.amend(by: viewer) { amendment in
            try amendment.demandActingOnMany()
            guard people.allSatisfy({ amendment.roster.isKnown($0) }) else { throw NotFound() }
            return try amendment.writeBatch(act.record, people, undoes: nil)
        }
    }

    /// Writes down that a batch is to be undone: the rows that did something, the last first.
    package func beginUndo(of batch: Int64, by viewer: Viewer) async throws -> Int64 {
        try await platform.amend(by: viewer) { amendment in
            let known = try amendment.batch(batch)
            guard known.mayUndo else {
                throw Objection("there is nothing of it to undo", remedy: "look at what came of it")
            }
            let rows = try amendment.transaction.rows(
                """
                SELECT person_id
                FROM batch_row
                WHERE organisation_id = \(amendment.organisation) AND batch_id = \(batch) AND outcome = 'done'
                ORDER BY position DESC
                """
            )
            let people: [PersonID] = try rows.map { try $0.read("person_id") }
            return try amendment.writeBatch(BatchAct.Record(act: "undo"), people, undoes: batch)
        }
    }

    private static func check(_ people: [PersonID]) throws {
        guard !people.isEmpty else { throw InvalidInput("person", "Choose at least one.") }
        guard people.count <= peopleMaximum, Set(people).count == people.count else {
            throw InvalidInput("person", "Choose at most \(peopleMaximum), each once.")
        }
    }
}

/// What an act on many would come to.
package struct BatchPreview: Sendable {
    /// Such as "Give the role Assessor".
    package let words: String
    package let rows: [BatchRow]
    package let change: ChangePreview

    package func count(_ outcome: BatchOutcome) -> Int { rows.count { $0.outcome == outcome } }
}

/// What came, or would come, of one person.
package struct BatchRow: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    /// Nothing where it waits.
    package let outcome: BatchOutcome?
    /// Why it was refused; before it is done also what is to be known of it.
    package let reason: String?
    /// Whether their page can be opened; names are found by A-4 further than that.
    package let maySeePerson: Bool

    init(
        person: PersonID,
        name: String,
        outcome: BatchOutcome?,
        reason: String? = nil,
        maySeePerson: Bool = false
    ) {
        self.maySeePerson = maySeePerson
        self.person = person
        self.name = name
        self.outcome = outcome
        self.reason = reason
    }

    /// What stands with who could not be looked at at all.
    static let fault = "Something went wrong here, and nothing was done. Try it on their page."

    /// Why somebody is refused, in one sentence; nothing for what is wrong with the server.
    static func reason(of error: any Error) -> String? {
        switch error {
        // Who could help may be erased one day, so that no names are kept here.
        case let error as Refused: error.sentences.first ?? "No."
        case is NotFound: "There is no such person or place, or it is not yours to see."
        case let error as InvalidInput: error.problems.map(\.message).joined(separator: " ")
        case let error as Objection: error.sentence
        default: nil
        }
    }
}
