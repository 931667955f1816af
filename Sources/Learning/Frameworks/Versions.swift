// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Which learners work through a version of their Step that is not the published one; `Batches` moves them.
package struct Versions: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Learners whom the viewer may move, by Step; nothing where the viewer enrols nobody on a Step.
    package func outdated(by viewer: Viewer) async throws -> [OutdatedStep]? {
        try await platform.read(by: viewer) { snapshot in
            guard let name = snapshot.enrollingRole, let role = snapshot.model.role(name) else { return nil }
            return try snapshot.stepRows().compactMap { row in
                guard snapshot.allows(giving: role, on: row.node) else { return nil }
                let published = try snapshot.transaction.frameworks(of: snapshot.organisation, on: row.node)
                    .first { $0.state == .published }
                guard let published else { return nil }
                let learners = try snapshot.outdated(on: row.node, published)
                return learners.isEmpty
                    ? nil
                    : OutdatedStep(
                        node: row.node,
                        title: row.title,
                        published: published.version,
                        learners: learners
                    )
            }
        }
    }
}

/// A Step of which some work through another version than the published one.
package struct OutdatedStep: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let published: Int
    /// By name; at most as many as are moved at once.
    package let learners: [Learner]

    /// Somebody, and the version that they work through.
    package struct Learner: Sendable, Hashable {
        package let id: PersonID
        package let name: String
        package let version: Int
    }
}

extension Snapshot {
    /// As many as are moved at once.
    private static var outdatedMaximum: Int { 200 }

    fileprivate func outdated(on node: NodeID, _ published: Framework) throws -> [OutdatedStep.Learner] {
        let rows = try transaction.rows(
            """
            SELECT step_record.person_id, person.name, framework.version
            FROM step_record
            JOIN framework
                ON framework.organisation_id = step_record.organisation_id AND framework.id = step_record.framework_id
            JOIN person ON person.organisation_id = step_record.organisation_id AND person.id = step_record.person_id
            WHERE step_record.organisation_id = \(organisation) AND step_record.node_id = \(node)
                AND step_record.framework_id <> \(published.id)
                AND NOT EXISTS (
                    SELECT 1 FROM sign_off
                    WHERE sign_off.organisation_id = step_record.organisation_id
                        AND sign_off.person_id = step_record.person_id AND sign_off.node_id = step_record.node_id
                        AND sign_off.state = 'given'
                )
            ORDER BY person.name_key, person.id
            LIMIT 5000
            """
        )
        let scope = scope(.answerView)
        return try Array(
            rows.map { row in
                OutdatedStep.Learner(
                    id: try row.read("person_id"),
                    name: try row.read("name"),
                    version: try row.read("version")
                )
            }.filter { learner in
                isEnrolled(learner.id, on: node)
                    && authorizer.contains(scope, onStep(node, of: learner.id), at: now)
            }.prefix(Self.outdatedMaximum)
        )
    }
}
