// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// One version of a Step's proficiencies.
package struct Framework: Sendable, Hashable {
    package let id: Int64
    /// The Step.
    package let node: NodeID
    package let title: String
    /// From 1.
    package let version: Int
    package let state: State
    /// How many proficiencies it has.
    package let count: Int

    /// What it is used for.
    package enum State: String, Sendable, Hashable, Storable {
        /// Nobody works through it yet.
        case draft
        /// Who begins the Step begins this one.
        case published
        /// Who began it goes on with it, and nobody else.
        case retired
    }
}

extension Framework {
    fileprivate init(_ row: Row) throws {
        id = try row.read("id")
        node = try row.read("node_id")
        title = try row.read("title")
        version = try row.read("version")
        state = try row.read("state")
        count = try row.read("count")
    }

    fileprivate static let columns: SQL = """
        framework.id, framework.node_id, node.title, framework.version, framework.state,
            (SELECT COUNT(*) FROM proficiency
             WHERE proficiency.organisation_id = framework.organisation_id
                AND proficiency.framework_id = framework.id) AS count
        """
    fileprivate static let tables: SQL = """
        framework JOIN node ON node.organisation_id = framework.organisation_id AND node.id = framework.node_id
        """
}

extension ReadTransaction {
    /// An organisation's frameworks, of one Step or of all, by Step and version.
    func frameworks(of organisation: OrganisationID, on node: NodeID? = nil) throws -> [Framework] {
        let ofNode: SQL = node.map { " AND framework.node_id = \($0)" } ?? ""
        return try rows(
            """
            SELECT \(Framework.columns)
            FROM \(Framework.tables)
            WHERE framework.organisation_id = \(organisation)\(ofNode)
            ORDER BY node.title_key, framework.node_id, framework.version
            """
        ).map(Framework.init)
    }

    /// What a framework consists of, in its order.
    func proficiencies(of framework: Int64, in organisation: OrganisationID) throws -> [Proficiency] {
        try rows(
            """
            SELECT \(Proficiency.columns)
            FROM proficiency
            WHERE organisation_id = \(organisation) AND framework_id = \(framework)
            ORDER BY number
            """
        ).map(Proficiency.init)
    }
}
