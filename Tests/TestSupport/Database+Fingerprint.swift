// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Storage

extension Database {
    /// Every value in every table, a line for each row: what a refusal or a preview leaves as it was.
    ///
    /// The tables are those that the database says it has, so that a new one is not forgotten. That somebody tried to sign
    /// in, or looked at a page, is left out, as it is kept of those who are refused something too.
    package func fingerprint() async throws -> [String] {
        try await read { transaction in
            try transaction.columnsOfTables().flatMap { table, columns in
                try transaction.lines(of: table, columns).map { "\(table): \($0)" }
            }
        }
    }
}

extension Transaction {
    /// The tables by name, each with its columns in their order.
    fileprivate func columnsOfTables() throws -> [(table: String, columns: [String])] {
        var tables: [(table: String, columns: [String])] = []
        for row in try rows(schema) {
            let (table, column): (String, String) = (try row.read("table_name"), try row.read("column_name"))
            if ["sign_in_failure", "page_view"].contains(table) { continue }
            if tables.last?.table != table { tables.append((table, [])) }
            tables[tables.count - 1].columns.append(column)
        }
        return tables
    }

    private var schema: SQL {
        switch dialect {
        case .sqlite:
            """
            SELECT tables.name AS table_name, columns.name AS column_name
            FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'
            ORDER BY tables.name, columns.cid
            """
        case .postgreSQL:
            """
            SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name
            FROM information_schema.columns
            WHERE table_schema = current_schema()
            ORDER BY CAST(table_name AS TEXT), ordinal_position
            """
        }
    }

    /// The rows of a table, each as one text, in an order of their own.
    fileprivate func lines(of table: String, _ columns: [String]) throws -> [String] {
        let values = columns.map { column -> String in
            switch dialect {
            case .sqlite: "quote(\"\(column)\")"
            case .postgreSQL: "COALESCE(CAST(\"\(column)\" AS TEXT), 'NULL')"
            }
        }
        // Names of tables and columns cannot be bound; these come from the database itself.
        let statement = "SELECT \(values.joined(separator: " || ' ' || ")) AS line FROM \"\(table)\" ORDER BY 1"
        return try rows(SQL(stringLiteral: statement)).map { try $0.read("line") }
    }
}
