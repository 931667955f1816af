// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

extension Amendment {
    /// The next number of a table whose rows are numbered within the organisation.
    ///
    /// No two get the same: the organisation is changed by one transaction at a time.
    func nextNumber(in table: SQL) throws -> Int64 {
        try transaction.nextNumber(in: table, of: organisation)
    }
}

extension ReadTransaction {
    /// The next number of a table whose rows are numbered within an organisation.
    ///
    /// INVARIANT: the caller holds the organisation's lock.
    func nextNumber(in table: SQL, of organisation: OrganisationID) throws -> Int64 {
        try nextNumber(in: table, where: "organisation_id = \(organisation)")
    }

    /// The next number among some rows of a table.
    ///
    /// INVARIANT: the caller holds the lock under which these rows are made.
    func nextNumber(in table: SQL, where rows: SQL) throws -> Int64 {
        let row = try row("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM \(table) WHERE \(rows)")
        return try row?.read("next") ?? 1
    }
}
