// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
package import Organisations
import Storage

extension Founding {
    /// Makes an organisation as a file describes it, with everyone's roles, dates included.
    ///
    /// Everyone's address is the name they have in the file, at the organisation's own domain under `.example`, which no
    /// mail ever reaches.
    ///
    /// - Throws: ``Objection`` where there is an organisation of that word already, or the model cannot be used.
    package func found(
        _ described: Organisations.Organisation,
        slug: String,
        password: String?
    ) async throws -> OrganisationID {
        let slug = try Self.checked(slug: slug)
        let name = described.model.model.name
        let title = try Title.checked(described.title ?? name, field: "organisation")
        var hash: String?
        if let password { hash = try await platform.passwords.hash(password) }
        let (text, _) = try Self.shippedModel(name)
        let (now, kept) = (platform.clock(), hash)
        return try await platform.database.write { transaction in
            let writer = try FoundingWriter(transaction, title, slug, at: now)
            try writer.addModel(name, text)
            try writer.record(.organisationFounded(title: title.text, model: name))
            try writer.addPeople(of: described, slug: slug, password: kept)
            try writer.addNodes(of: described)
            try writer.addSettings(of: described)
            try writer.addHoldings(of: described)
            return writer.organisation
        }
    }
}

extension FoundingWriter {
    fileprivate func addPeople(of described: Organisations.Organisation, slug: String, password: String?) throws {
        for entry in described.directory.people {
            guard let name = Title(entry.fullName), let address = EmailAddress("\(entry.name)@\(slug).example") else {
                throw Objection("`\(entry.name)` has no name that fits", remedy: "shorten it")
            }
            let isActive = described.roster.isActive(entry.id)
            try add(
                FoundingPerson(id: entry.id, name: name, address: address, password: password, isActive: isActive)
            )
            try record(.personRegistered(person: entry.id.index, name: name.text))
        }
    }

    fileprivate func addNodes(of described: Organisations.Organisation) throws {
        for entry in described.directory.nodes where entry.id != .organisation {
            let kind = described.model.kinds[Int(described.roster.kind(of: entry.id).index)].kind.name
            let title = try Title.checked(entry.title, field: entry.name)
            try addNode(entry.id, kind: kind, title: title, flags: described.model.names(of: entry.flags))
            try record(.nodeCreated(node: entry.id.index, kind: kind, title: title.text))
        }
        for entry in described.directory.nodes where entry.id != .organisation {
            for parent in described.roster.parents(of: entry.id) { try put(entry.id, into: parent) }
            for (number, shown) in entry.audience.enumerated() { try show(entry.id, to: shown, number) }
        }
    }

    private func put(_ node: NodeID, into parent: NodeID) throws {
        try transaction.execute(
            """
            INSERT INTO containment (organisation_id, node_id, parent_id, from_revision, from_at)
            VALUES (\(organisation), \(node), \(parent), 0, \(now))
            """
        )
    }

    private func show(_ node: NodeID, to shown: NodeID, _ number: Int) throws {
        let person = shown.person
        let other: NodeID? = person == nil ? shown : nil
        let id = Int64(node.index) * 1_000 + Int64(number)
        try transaction.execute(
            """
            INSERT INTO audience (organisation_id, id, node_id, shown_to_node_id, shown_to_person_id, from_at)
            VALUES (\(organisation), \(id), \(node), \(other), \(person), \(now))
            """
        )
    }

    fileprivate func addSettings(of described: Organisations.Organisation) throws {
        for setting in described.model.settings {
            guard let id = described.model.setting(setting.name) else { continue }
            let isOn = described.roster.isOn(id)
            guard isOn != setting.isOnByDefault else { continue }
            try transaction.execute(
                """
                INSERT INTO setting_turn (organisation_id, name, from_revision, is_on, from_at)
                VALUES (\(organisation), \(setting.name), 0, \(isOn), \(now))
                """
            )
            try record(.settingTurned(name: setting.name, on: isOn))
        }
        for setting in described.model.personSettings {
            guard let id = described.model.personSetting(setting.name) else { continue }
            for entry in described.directory.people {
                let isOn = described.roster.isOn(id, for: entry.id)
                guard isOn != setting.isOnByDefault else { continue }
                try transaction.execute(
                    """
                    INSERT INTO person_setting_turn (organisation_id, person_id, name, from_revision, is_on, from_at)
                    VALUES (\(organisation), \(entry.id), \(setting.name), 0, \(isOn), \(now))
                    """
                )
            }
        }
    }

    fileprivate func addHoldings(of described: Organisations.Organisation) throws {
        for entry in described.directory.people {
            for holding in described.roster.holdings(of: entry.id) {
                let record = HoldingRecord(holding, in: described.model)
                try add(record)
                try self.record(.roleGiven(record))
                if holding.until <= now { try self.record(.roleEnded(record, byRule: false)) }
            }
        }
    }
}
