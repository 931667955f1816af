// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import RoleModels
import Storage

extension OrganisationState {
    /// Reads the whole state of access of an organisation.
    ///
    /// - Throws: ``StorageError`` where what is stored cannot be a state; then nobody may anything.
    static func load(
        _ organisation: OrganisationID,
        _ revision: Int64,
        in transaction: any ReadTransaction
    ) throws -> OrganisationState {
        let loading = Loading(organisation: organisation, transaction: transaction)
        let (name, model) = try loading.model()
        do {
            return OrganisationState(
                revision: revision,
                modelName: name,
                roster: try loading.roster(under: CompiledModel(model))
            )
        } catch let error as RosterError {
            throw StorageError.failed("the organisation's state of access cannot be put together: \(error)")
        }
    }
}

private struct Loading {
    let organisation: OrganisationID
    let transaction: any ReadTransaction

    func model() throws -> (String, RoleModel) {
        let row = try transaction.row(
            """
            SELECT name, content
            FROM role_model_version
            WHERE organisation_id = \(organisation)
            ORDER BY number DESC
            LIMIT 1
            """
        )
        guard let row else { throw StorageError.failed("the organisation has no role model") }
        let name: String = try row.read("name")
        let vocabulary = ShippedModels.current.vocabulary()
        guard let words = vocabulary.value,
            let model = ModelFile.read(try row.read("content") as String, named: name + ".yaml", vocabulary: words)
                .value
        else { throw StorageError.failed("the organisation's role model cannot be read") }
        return (name, model)
    }

    func roster(under model: CompiledModel) throws -> Roster {
        var builder = RosterBuilder(model)
        try addPeople(to: &builder)
        let (removed, late) = try addNodes(to: &builder, model)
        try addSettings(to: &builder, model)
        try addHoldings(to: &builder, model, exceptOn: Set(removed))
        var roster = try builder.build()
        for (node, parent) in late { try roster.put(node, in: parent) }
        for node in removed { try roster.removeNode(node) }
        return roster
    }

    private func addPeople(to builder: inout RosterBuilder) throws {
        let rows = try transaction.rows(
            """
            SELECT person.id, deactivation.person_id AS inactive
            FROM person
            LEFT JOIN deactivation
                ON deactivation.organisation_id = person.organisation_id
                AND deactivation.person_id = person.id
                AND deactivation.until_at IS NULL
            WHERE person.organisation_id = \(organisation)
            ORDER BY person.id
            """
        )
        for row in rows {
            let inactive: PersonID? = try row.read("inactive")
            let person = try builder.addPerson(active: inactive == nil)
            guard person == (try row.read("id")) else { throw StorageError.failed("the people's numbers have a gap") }
        }
    }

    /// Adds the nodes; answers those that were removed, and what lies in a node with a higher number.
    private func addNodes(
        to builder: inout RosterBuilder,
        _ model: CompiledModel
    ) throws -> (removed: [NodeID], late: [(NodeID, NodeID)]) {
        var parents: [NodeID: [NodeID]] = [:]
        var late: [(NodeID, NodeID)] = []
        let edges = try transaction.rows(
            "SELECT node_id, parent_id FROM containment WHERE organisation_id = \(organisation) AND until_at IS NULL"
        )
        for row in edges {
            let (node, parent): (NodeID, NodeID) = (try row.read("node_id"), try row.read("parent_id"))
            if parent < node { parents[node, default: []].append(parent) } else { late.append((node, parent)) }
        }
        var removed: [NodeID] = []
        let rows = try transaction.rows(
            "SELECT id, kind, removed_at FROM node WHERE organisation_id = \(organisation) AND id > 0 ORDER BY id"
        )
        for row in rows {
            guard let kind = model.kind(try row.read("kind")) else {
                throw StorageError.failed("a node has a kind that the role model does not know")
            }
            let id: NodeID = try row.read("id")
            let node = try builder.addNode(kind, in: parents[id] ?? [])
            guard node == id else { throw StorageError.failed("the nodes' numbers have a gap") }
            let removedAt: Instant? = try row.read("removed_at")
            if removedAt != nil { removed.append(node) }
        }
        return (removed, late)
    }

    private func addSettings(to builder: inout RosterBuilder, _ model: CompiledModel) throws {
        let turns = try transaction.rows(
            "SELECT name, is_on FROM setting_turn WHERE organisation_id = \(organisation) ORDER BY from_revision"
        )
        for row in turns {
            guard let setting = model.setting(try row.read("name")) else { continue }
            builder.turn(setting, on: try row.read("is_on"))
        }
        let own = try transaction.rows(
            """
            SELECT person_id, name, is_on
            FROM person_setting_turn
            WHERE organisation_id = \(organisation)
            ORDER BY from_revision
            """
        )
        for row in own {
            guard let setting = model.personSetting(try row.read("name")) else { continue }
            try builder.turn(setting, on: try row.read("is_on"), for: try row.read("person_id"))
        }
    }

    private func addHoldings(
        to builder: inout RosterBuilder,
        _ model: CompiledModel,
        exceptOn removed: Set<NodeID>
    ) throws {
        // Who was in a group by its rule, and is no more, had nothing by it, so nothing is remembered of it here.
        let rows = try transaction.rows(
            """
            SELECT \(HoldingRow.columns)
            FROM holding
            WHERE organisation_id = \(organisation) AND (source <> 'rule' OR ended_at IS NULL)
            ORDER BY id
            """
        )
        // A role that the model no longer has gives nothing, nor does one on a node that is gone; the rows stay for the
        // history.
        for row in rows {
            guard let holding = try HoldingRow(row).holding(in: model), holding.from < holding.until,
                !removed.contains(holding.node)
            else { continue }
            try builder.give(holding)
        }
    }
}
