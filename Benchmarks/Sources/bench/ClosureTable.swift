// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CSQLite
import Workloads

/// The usual way without an engine: SQLite, a closure table of what lies in what, and a join.
///
/// In memory, one prepared statement a question, everything indexed: as kind to it as can be.
final class ClosureTable {
    private var database: OpaquePointer?
    private var decision: OpaquePointer?
    private var list: OpaquePointer?

    /// For workload A.
    init(_ workload: CourseWorkload) {
        open()
        run(
            "CREATE TABLE holding(person INTEGER, node INTEGER, role INTEGER, PRIMARY KEY(person, node, role)) WITHOUT ROWID;"
                + "CREATE TABLE inside(thing INTEGER, node INTEGER, PRIMARY KEY(thing, node)) WITHOUT ROWID;"
                + "CREATE TABLE may(role INTEGER, action INTEGER, legacy INTEGER, PRIMARY KEY(role, action, legacy)) WITHOUT ROWID;"
                + "CREATE TABLE thing(id INTEGER PRIMARY KEY, legacy INTEGER); CREATE INDEX by_node ON holding(node, role, person);"
        )
        run("BEGIN")
        insert("INSERT INTO holding VALUES(?, ?, ?)", workload.assignments.map { [$0.person, $0.thing, $0.role] })
        for (number, thing) in workload.things.enumerated() {
            insert("INSERT INTO thing VALUES(?, ?)", [[number, thing.isLegacy ? 1 : 0]])
        }
        var inside: [[Int]] = []
        for number in workload.things.indices {
            var current = number
            while current >= 0 {
                inside.append([number, current])
                current = workload.things[current].parent
            }
        }
        insert("INSERT INTO inside VALUES(?, ?)", inside)
        for (number, role) in CourseWorkload.roles.enumerated() {
            for (action, name) in CourseWorkload.actions.enumerated() {
                if role.actions.contains(name) { insert("INSERT INTO may VALUES(?, ?, 0)", [[number, action]]) }
                if role.actions.contains(name) || role.legacyOnly.contains(name) {
                    insert("INSERT INTO may VALUES(?, ?, 1)", [[number, action]])
                }
            }
        }
        run("COMMIT; ANALYZE")
        decision = prepare(
            "SELECT EXISTS(SELECT 1 FROM inside i JOIN holding h ON h.person = ?1 AND h.node = i.node"
                + " JOIN may m ON m.role = h.role AND m.action = ?2 AND m.legacy = (SELECT legacy FROM thing WHERE id = ?3)"
                + " WHERE i.thing = ?3)"
        )
        list = prepare(
            "SELECT DISTINCT h.person FROM inside i JOIN holding h ON h.node = i.node"
                + " JOIN may m ON m.role = h.role AND m.action = ?1 AND m.legacy = 0 WHERE i.thing = ?2 ORDER BY 1"
        )
    }

    /// For workload B: the people under each manager as a closure over the teams.
    init(_ workload: TeamWorkload) {
        open()
        run(
            "CREATE TABLE member(person INTEGER PRIMARY KEY, team INTEGER); CREATE INDEX by_team ON member(team);"
                + "CREATE TABLE manages(person INTEGER, team INTEGER, PRIMARY KEY(person, team)) WITHOUT ROWID;"
                + "CREATE TABLE inside(team INTEGER, node INTEGER, PRIMARY KEY(node, team)) WITHOUT ROWID;"
                + "CREATE TABLE core(person INTEGER, action INTEGER, PRIMARY KEY(person, action)) WITHOUT ROWID;"
                + "CREATE TABLE coaches(person INTEGER, other INTEGER, PRIMARY KEY(person, other)) WITHOUT ROWID;"
        )
        run("BEGIN")
        insert("INSERT INTO member VALUES(?, ?)", workload.teamOf.enumerated().map { [$0, $1] })
        insert("INSERT INTO manages VALUES(?, ?)", workload.managers.enumerated().map { [$1, $0] })
        var inside: [[Int]] = []
        for team in workload.parents.indices {
            var current = team
            while current >= 0 {
                inside.append([team, current])
                current = workload.parents[current]
            }
        }
        insert("INSERT INTO inside VALUES(?, ?)", inside)
        for (person, role) in workload.core {
            let actions = TeamWorkload.coreRoles[role].actions.compactMap(TeamWorkload.actions.firstIndex)
            insert("INSERT INTO core VALUES(?, ?)", actions.map { [person, $0] })
        }
        for (person, others) in workload.coached {
            insert("INSERT INTO coaches VALUES(?, ?)", Set(others).map { [person, $0] })
        }
        run("COMMIT; ANALYZE")
        decision = prepare(
            "SELECT EXISTS(SELECT 1 FROM core WHERE person = ?1 AND action = ?2) OR (?1 = ?3 AND ?2 = 0)"
                + " OR (?1 <> ?3 AND (EXISTS(SELECT 1 FROM coaches WHERE person = ?1 AND other = ?3)"
                + " OR EXISTS(SELECT 1 FROM manages g CROSS JOIN inside i ON i.node = g.team"
                + " AND i.team = (SELECT team FROM member WHERE person = ?3) WHERE g.person = ?1)))"
        )
        list = prepare(
            "SELECT DISTINCT m.person FROM inside i JOIN member m ON m.team = i.team WHERE i.node = ?1 AND ?2 >= 0 ORDER BY 1"
        )
    }

    deinit {
        sqlite3_finalize(decision)
        sqlite3_finalize(list)
        sqlite3_close(database)
    }

    func allows(_ person: Int, _ action: Int, _ thing: Int) -> Bool {
        sqlite3_reset(decision)
        for (index, value) in [person, action, thing].enumerated() {
            sqlite3_bind_int64(decision, Int32(index + 1), Int64(value))
        }
        return sqlite3_step(decision) == SQLITE_ROW && sqlite3_column_int(decision, 0) != 0
    }

    /// Everyone that the list query finds.
    func people(_ first: Int, _ second: Int) -> [Int] {
        sqlite3_reset(list)
        sqlite3_bind_int64(list, 1, Int64(first))
        sqlite3_bind_int64(list, 2, Int64(second))
        var people: [Int] = []
        while sqlite3_step(list) == SQLITE_ROW { people.append(Int(sqlite3_column_int64(list, 0))) }
        return people
    }

    private func open() {
        precondition(sqlite3_open(":memory:", &database) == SQLITE_OK, "SQLite does not open")
    }

    private func run(_ sql: String) {
        precondition(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, "SQLite refused: \(sql)")
    }

    private func prepare(_ sql: String) -> OpaquePointer? {
        var statement: OpaquePointer?
        precondition(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, "SQLite refused: \(sql)")
        return statement
    }

    private func insert(_ sql: String, _ rows: [[Int]]) {
        let statement = prepare(sql)
        for row in rows {
            sqlite3_reset(statement)
            for (index, value) in row.enumerated() { sqlite3_bind_int64(statement, Int32(index + 1), Int64(value)) }
            sqlite3_step(statement)
        }
        sqlite3_finalize(statement)
    }
}
