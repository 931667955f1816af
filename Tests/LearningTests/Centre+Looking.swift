// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Storage
import TestSupport
import Testing

extension Centre {
    /// Everything that is kept: what a refused verb leaves as it was.
    func fingerprint() async throws -> [String] {
        try await database.fingerprint()
    }

    /// Changes of each kind that the log has and that some verb makes.
    func makeSomeChanges(by viewer: Viewer) async throws {
        let people = People(platform)
        let newcomer = try await people.register(
            name: "Nour Haddad",
            email: "nour@example.org",
            password: nil,
            by: viewer
        )
        for role in try await Roles(platform).givable(by: viewer) {
            for place in try await Roles(platform).places(for: role.name, to: newcomer, by: viewer).prefix(1) {
                try await giveIfPossible(Gift(of: role.name, to: newcomer, on: place.node), by: viewer)
            }
        }
        let held = try await people.details(newcomer, by: viewer).holdings.compactMap { $0.mayEnd ? $0.id : nil }
        try await Roles(platform).end(try #require(held.first), by: viewer)
        for setting in try await Settings(platform).list(by: viewer) where setting.mayTurn {
            try await Settings(platform).turn(setting.name, on: !setting.isOn, by: viewer)
        }
        try await moveSomeGroups(by: viewer)
        try await people.deactivate(newcomer, by: viewer)
        try await people.reactivate(newcomer, by: viewer)
    }

    /// The kinds of changes that the log of who may do what has, such as `addNode`.
    func kindsOfChanges() async throws -> Set<String> {
        try await database.read { transaction in
            let rows = try transaction.rows("SELECT change FROM access_change")
            // Each is an object of one key, `{"addNode":…}`, or a word alone.
            return Set(
                try rows.map { row in
                    let change: String = try row.read("change")
                    return String(change.drop { !$0.isLetter }.prefix { $0.isLetter })
                }
            )
        }
    }

    /// Of the roles that there are, a rule of the model or a ceiling may stand in the way of some.
    private func giveIfPossible(_ gift: Gift, by viewer: Viewer) async throws {
        do {
            try await Roles(platform).give(gift, by: viewer)
        } catch let error where error is Objection || error is InvalidInput || error is Refused {
            return
        }
    }

    /// A group made inside another, taken out, put back and removed.
    private func moveSomeGroups(by viewer: Viewer) async throws {
        let groups = Groups(platform)
        let kinds = try await groups.kinds(creatableIn: .organisation, by: viewer)
        let kind = try #require(kinds.first { $0.parent == $0.name }, "a kind that is a tree").name
        let outer = try await groups.create("Night shift", kind: kind, in: .organisation, by: viewer)
        let inner = try await groups.create("Handover", kind: kind, in: outer, by: viewer)
        try await groups.move(inner, into: nil, by: viewer)
        try await groups.move(inner, into: outer, by: viewer)
        try await groups.remove(inner, by: viewer)
    }
}

extension Organisations.Organisation {
    /// Whoever holds the top role.
    func topHolder(in centre: Centre) throws -> Viewer {
        let top = try #require(model.model.topRole.flatMap { model.role($0) })
        let holder = try #require(
            roster.holders(of: top, on: .organisation).first { person in
                roster.isActive(person)
                    && roster.holdings(of: person).contains { $0.role == top && $0.isCurrent(at: today) }
            }
        )
        return Viewer(.person(holder), in: centre.id)
    }
}
