// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What the operator does with frameworks, on the command line and nowhere else: nobody in a centre edits them (H-18).
package struct Frameworks: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// An organisation's frameworks, by Step and version.
    package func list(of organisation: OrganisationID) async throws -> [Framework] {
        try await platform.database.read { try $0.frameworks(of: organisation) }
    }

    /// Takes a file as the next version of a Step, which is a draft until it is published.
    ///
    /// - Throws: ``Objection`` where the organisation has no such Step.
    package func load(
        _ proficiencies: [Proficiency],
        for step: String,
        of organisation: OrganisationID
    ) async throws -> Framework {
        try await write(organisation) { transaction, model, now in
            let node = try transaction.step(named: step, of: organisation, model)
            let version = (try transaction.frameworks(of: organisation, on: node).map(\.version).max() ?? 0) + 1
            let row = try transaction.row(
                "SELECT COALESCE(MAX(id), 0) + 1 AS next FROM framework WHERE organisation_id = \(organisation)"
            )
            let id: Int64 = try row?.read("next") ?? 1
            try transaction.execute(
                """
                INSERT INTO framework (organisation_id, id, node_id, version, state, loaded_at)
                VALUES (\(organisation), \(id), \(node), \(version), \(Framework.State.draft), \(now))
                """
            )
            for proficiency in proficiencies { try transaction.add(proficiency, to: id, of: organisation) }
            return (id, .frameworkLoaded(node: node.index, version: version))
        }
    }

    /// Has everybody who begins the Step from now on begin this version; the one before is retired.
    package func publish(version: Int, of step: String, in organisation: OrganisationID) async throws -> Framework {
        try await write(organisation) { transaction, model, now in
            let framework = try transaction.framework(version, of: step, in: organisation, model)
            guard framework.state == .draft else {
                throw Objection(
                    "version \(version) of “\(framework.title)” is \(framework.state.rawValue) already",
                    remedy: "load a new version, and publish that"
                )
            }
            try transaction.execute(
                """
                UPDATE framework SET state = \(Framework.State.retired), retired_at = \(now)
                WHERE organisation_id = \(organisation) AND node_id = \(framework.node)
                    AND state = \(Framework.State.published)
                """
            )
            try transaction.execute(
                """
                UPDATE framework SET state = \(Framework.State.published), published_at = \(now)
                WHERE organisation_id = \(organisation) AND id = \(framework.id)
                """
            )
            return (framework.id, .frameworkPublished(node: framework.node.index, version: version))
        }
    }

    /// Has nobody begin the Step any more until another version is published; who began it goes on.
    package func retire(version: Int, of step: String, in organisation: OrganisationID) async throws -> Framework {
        try await write(organisation) { transaction, model, now in
            let framework = try transaction.framework(version, of: step, in: organisation, model)
            guard framework.state == .published else {
                throw Objection(
                    "version \(version) of “\(framework.title)” is \(framework.state.rawValue)",
                    remedy: "only a published version is retired"
                )
            }
            try transaction.execute(
                """
                UPDATE framework SET state = \(Framework.State.retired), retired_at = \(now)
                WHERE organisation_id = \(organisation) AND id = \(framework.id)
                """
            )
            return (framework.id, .frameworkRetired(node: framework.node.index, version: version))
        }
    }

    /// One change of the operator's, with its entry in the trail.
    private func write(
        _ organisation: OrganisationID,
        _ body: @escaping @Sendable (any Transaction, CompiledModel, Instant) throws -> (framework: Int64, act: Act)
    ) async throws -> Framework {
        let (clock, rosters) = (platform.clock, platform.rosters)
        return try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let (state, now) = try rosters.state(of: organisation, in: transaction, clock)
            let (id, act) = try body(transaction, state.roster.model, now)
            try AuditChain.append(act, at: now, by: nil, reasons: "the operator", of: organisation, in: transaction)
            guard let framework = try transaction.frameworks(of: organisation).first(where: { $0.id == id }) else {
                throw NotFound()
            }
            return framework
        }
    }
}

extension Transaction {
    /// The place of that title in which people assess themselves.
    fileprivate func step(
        named title: String,
        of organisation: OrganisationID,
        _ model: CompiledModel
    ) throws -> NodeID {
        let kinds = model.kindsOfSteps
        guard !kinds.isEmpty else {
            throw Objection(
                "the role model `\(model.model.name)` has nobody who assesses themselves",
                remedy: "frameworks are for organisations that run `healthcare`"
            )
        }
        let rows = try rows(
            """
            SELECT id, title FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
            ORDER BY title_key, id
            """
        )
        let key = Title(title)?.key
        guard let key, let row = try rows.first(where: { Title.key(of: try $0.read("title")) == key }) else {
            let titles = try rows.map { "“\(try $0.read("title") as String)”" }
            throw Objection(
                "there is no “\(title)”",
                remedy: titles.isEmpty ? "make one first" : "name one of \(titles.joined(separator: ", "))"
            )
        }
        return try row.read("id")
    }

    /// A version of the place of that title.
    fileprivate func framework(
        _ version: Int,
        of step: String,
        in organisation: OrganisationID,
        _ model: CompiledModel
    ) throws -> Framework {
        let node = try self.step(named: step, of: organisation, model)
        let versions = try frameworks(of: organisation, on: node)
        guard let framework = versions.first(where: { $0.version == version }) else {
            throw Objection(
                "“\(step)” has no version \(version)",
                remedy: versions.isEmpty
                    ? "load one first" : "it has \(versions.map { String($0.version) }.joined(separator: ", "))"
            )
        }
        return framework
    }

    fileprivate func add(_ proficiency: Proficiency, to framework: Int64, of organisation: OrganisationID) throws {
        try execute(
            """
            INSERT INTO proficiency (
                organisation_id, framework_id, number, heading, code, statement, guidance, evidence, answers,
                is_required
            )
            VALUES (
                \(organisation), \(framework), \(proficiency.number), \(proficiency.heading), \(proficiency.code),
                \(proficiency.statement), \(proficiency.guidance), \(proficiency.evidence),
                \(PossibleAnswer.spelling(of: proficiency.answers)), \(proficiency.isRequired)
            )
            """
        )
    }
}

extension CompiledModel {
    /// The kinds of places in which people assess themselves; a model without proficiencies has none.
    var kindsOfSteps: [String] {
        let granting = roles(granting: number(of: .answerGive))
        return Set(granting.flatMap { roles[Int($0.index)].role.heldOn }).sorted()
    }
}
