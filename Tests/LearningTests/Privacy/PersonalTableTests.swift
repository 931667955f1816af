// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `What is kept about people` {
    /// Words that a column's name has when it holds a person's number, or says who they are.
    private static let personal = [
        "person_id", "_by", "actor_id", "acting_as_id", "viewer_id", "stands_in_for", "email", "browser", "stood_for",
    ]

    /// Tables with such a column in which nobody is meant.
    private static let innocent: Set<String> = []

    @Test func `is exported and erased, or left out with a reason, table by table`() async throws {
        try await Backing.sqlite.withDatabase { database in
            try await database.migrate(try Schema.migrations())
            let columns = try await database.read { transaction in
                try transaction.rows(
                    """
                    SELECT tables.name AS "table", columns.name AS "column"
                    FROM sqlite_master AS tables
                    JOIN pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
                    """
                ).map { (table: try $0.read("table") as String, column: try $0.read("column") as String) }
            }
            let known = Set(PersonalTable.all.map(\.name))
            let found = Set(
                columns.filter { entry in Self.personal.contains { entry.column.hasSuffix($0) } }.map(\.table)
            )

            #expect(found.count > 15, "the schema has tables with people")
            #expect(
                found.subtracting(known).subtracting(Self.innocent).isEmpty,
                "say in PersonalTable what somebody's file has of it, and what becomes of it when they are erased"
            )
            #expect(known.subtracting(columns.map(\.table)).isEmpty, "it names no table that there is not")
        }
    }

    @Test(arguments: Backing.all)
    func `has each section that a table says it has`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let data = try await PersonalData(centre.platform).own(by: try centre.viewer("amara"))
            let headings = Set(data.sections.map(\.heading))
            for table in PersonalTable.all {
                guard case .section(let heading) = table.export else { continue }
                #expect(headings.contains(heading), "\(table.name)")
            }
            #expect(headings == Set(OwnData.Heading.allCases))
            #expect(
                data.sections.allSatisfy { section in section.rows.allSatisfy { $0.count == section.columns.count } }
            )
        }
    }
}
