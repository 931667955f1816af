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
        try await platform.operate(on: organisation) { amendment in
            let node = try amendment.step(named: step)
            let earlier = try amendment.transaction.frameworks(of: organisation, on: node)
            let version = (earlier.map(\.version).max() ?? 0) + 1
            let id = try amendment.nextNumber(in: "framework")
            try amendment.execute(
                """
                INSERT INTO framework (organisation_id, id, node_id, version, state, loaded_at)
                VALUES (\(organisation), \(id), \(node), \(version), \(Framework.State.draft), \(amendment.now))
                """,
                .operator
            )
            for proficiency in proficiencies { try amendment.add(proficiency, to: id) }
            amendment.record(.frameworkLoaded(node: node.index, version: version), .operator)
            return try amendment.framework(version, of: step)
        }
    }

    /// Has everybody who begins the Step from now on begin this version; the one before is retired.
    ///
    /// - Throws: ``Objection`` where it is published or retired already.
    package func publish(version: Int, of step: String, in organisation: OrganisationID) async throws -> Framework {
        try await platform.operate(on: organisation) { amendment in
            let framework = try amendment.framework(version, of: step)
            try framework.demand(.draft, remedy: "load a new version, and publish that")
            try amendment.retirePublished(on: framework.node)
            try amendment.execute(
                """
                UPDATE framework SET state = \(Framework.State.published), published_at = \(amendment.now)
                WHERE organisation_id = \(organisation) AND id = \(framework.id)
                """,
                .operator
            )
            amendment.record(.frameworkPublished(node: framework.node.index, version: version), .operator)
            return try amendment.framework(version, of: step)
        }
    }

    /// Has nobody begin the Step any more until another version is published; who began it goes on.
    ///
    /// - Throws: ``Objection`` where it is not published.
    package func retire(version: Int, of step: String, in organisation: OrganisationID) async throws -> Framework {
        try await platform.operate(on: organisation) { amendment in
            let framework = try amendment.framework(version, of: step)
            try framework.demand(.published, remedy: "only a published version is retired")
            try amendment.retirePublished(on: framework.node)
            amendment.record(.frameworkRetired(node: framework.node.index, version: version), .operator)
            return try amendment.framework(version, of: step)
        }
    }
}

extension Framework {
    fileprivate func demand(_ needed: State, remedy: String) throws {
        guard state != needed else { return }
        throw Objection("version \(version) of “\(title)” is \(state.rawValue)", remedy: remedy)
    }
}

extension Amendment {
    /// The place of that title in which people assess themselves.
    fileprivate func step(named title: String) throws -> NodeID {
        let kinds = model.kindsOfSteps
        guard !kinds.isEmpty else {
            throw Objection(
                "the role model `\(model.model.name)` has nobody who assesses themselves",
                remedy: "frameworks are for organisations that run `healthcare`"
            )
        }
        let found = try steps(" AND title_key = \(Title(title)?.key ?? "")")
        guard let node = found.first?.node else {
            let titles = try steps().map { "“\($0.title)”" }
            throw Objection(
                "there is no “\(title)”",
                remedy: titles.isEmpty ? "make one first" : "name one of \(titles.joined(separator: ", "))"
            )
        }
        // What is published cannot be taken back, so the operator has to say which is meant.
        guard found.count == 1 else {
            throw Objection("\(found.count) places are called “\(title)”", remedy: "rename all but one of them first")
        }
        return node
    }

    private func steps(_ condition: SQL = "") throws -> [(node: NodeID, title: String)] {
        try transaction.rows(
            """
            SELECT id, title FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: model.kindsOfSteps) AND removed_at IS NULL\(condition)
            ORDER BY title_key, id
            LIMIT 50
            """
        ).map { (node: try $0.read("id"), title: try $0.read("title")) }
    }

    /// A version of the place of that title.
    fileprivate func framework(_ version: Int, of step: String) throws -> Framework {
        let versions = try transaction.frameworks(of: organisation, on: self.step(named: step))
        guard let framework = versions.first(where: { $0.version == version }) else {
            throw Objection(
                "“\(step)” has no version \(version)",
                remedy: versions.isEmpty
                    ? "load one first" : "it has \(versions.map { String($0.version) }.joined(separator: ", "))"
            )
        }
        return framework
    }

    fileprivate func retirePublished(on node: NodeID) throws {
        try execute(
            """
            UPDATE framework SET state = \(Framework.State.retired), retired_at = \(now)
            WHERE organisation_id = \(organisation) AND node_id = \(node) AND state = \(Framework.State.published)
            """,
            .operator
        )
    }

    fileprivate func add(_ proficiency: Proficiency, to framework: Int64) throws {
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
            """,
            .operator
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
