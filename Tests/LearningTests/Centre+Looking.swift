// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Storage
import Testing

extension Centre {
    /// How many rows each table has, and the revision: what a refused verb leaves as it was.
    func fingerprint() async throws -> [String] {
        try await database.read { transaction in
            let tables: [SQL] = [
                "person", "account", "session", "registration", "deactivation", "node", "containment", "audience",
                "holding", "setting_turn", "person_setting_turn", "access_change", "audit_entry", "outbox",
            ]
            let counts = try tables.map { table -> String in
                let row = try transaction.row("SELECT COUNT(*) AS count FROM \(table)")
                return String(try row?.read("count") ?? -1)
            }
            let ends = try transaction.row(
                "SELECT COUNT(*) AS count FROM holding WHERE ended_at IS NOT NULL"
            )
            let row = try transaction.row("SELECT CAST(SUM(revision) AS BIGINT) AS revision FROM organisation")
            return counts + [String(try ends?.read("count") ?? -1), String(try row?.read("revision") ?? -1)]
        }
    }

    /// Changes of each kind that the log has.
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
                try? await Roles(platform).give(Gift(of: role.name, to: newcomer, on: place.node), by: viewer)
            }
        }
        let held = try await people.details(newcomer, by: viewer).holdings.compactMap { $0.mayEnd ? $0.id : nil }
        if let first = held.first { try? await Roles(platform).end(first, by: viewer) }
        for setting in try await Settings(platform).list(by: viewer) where setting.mayTurn {
            try await Settings(platform).turn(setting.name, on: !setting.isOn, by: viewer)
        }
        try await people.deactivate(newcomer, by: viewer)
        try await people.reactivate(newcomer, by: viewer)
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
