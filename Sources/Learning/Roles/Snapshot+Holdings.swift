// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension PermissionName {
    package static let holdingView = PermissionName("holding.view")
}

extension Snapshot {
    /// The rows of what a person was given, for a page, whoever asks; the newest first, at most so many.
    func holdingRows(of person: PersonID) throws -> [HoldingRow] {
        try holdingRows(where: "person_id = \(person)", limit: Self.holdingsMaximum)
    }

    /// The rows of what is held on a node, for a page, whoever asks; at most so many.
    func holdingRows(on node: NodeID) throws -> [HoldingRow] {
        try holdingRows(where: isOn(node), limit: Self.holdingsMaximum)
    }

    /// Every row of what a person holds now or later: what rules are held against.
    func openHoldingRows(of person: PersonID) throws -> [HoldingRow] {
        try holdingRows(where: "person_id = \(person) AND \(isOpen)")
    }

    /// Every row of what is held on a node now or later, of one role where it is named.
    func openHoldingRows(on node: NodeID, of role: String? = nil) throws -> [HoldingRow] {
        let ofRole: SQL = role.map { " AND role = \($0)" } ?? ""
        return try holdingRows(where: "\(isOn(node)) AND \(isOpen)\(ofRole)")
    }

    private func isOn(_ node: NodeID) -> SQL {
        node.person.map { "over_person_id = \($0)" } ?? "node_id = \(node)"
    }

    private var isOpen: SQL { "ended_at IS NULL AND (until_at IS NULL OR until_at > \(now))" }

    /// One row, whoever asks.
    ///
    /// - Throws: ``NotFound``.
    func holdingRow(_ id: Int64) throws -> HoldingRow {
        guard let row = try holdingRows(where: "id = \(id)").first else { throw NotFound() }
        return row
    }

    private func holdingRows(where condition: SQL, limit: Int = .max) throws -> [HoldingRow] {
        try transaction.rows(
            """
            SELECT \(HoldingRow.columns)
            FROM holding
            WHERE organisation_id = \(organisation) AND \(condition)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(HoldingRow.init)
    }

    /// No page lists more than so many of one person's or one node's.
    private static var holdingsMaximum: Int { 5_000 }

    /// What a person holds as far as the viewer may know, what nobody gave included.
    func holdings(of person: PersonID, onlyCurrent: Bool) throws -> [HoldingSummary] {
        let rows = try holdingRows(of: person).filter { row in
            guard let holding = row.holding(in: model) else { return false }
            return (!onlyCurrent || holding.isCurrent(at: now)) && maySee(holding)
        }
        let summaries = try summaries(of: rows)
        let implied = try impliedHoldings(of: person)
        let order: [HoldingSummary.State] = [.current, .future, .ended]
        return (summaries + implied).enumerated().sorted { left, right in
            let (first, second) = (order.firstIndex(of: left.element.state), order.firstIndex(of: right.element.state))
            return (first ?? 0, left.offset) < (second ?? 0, right.offset)
        }.map(\.element)
    }

    /// Whether the viewer may know of a holding: their own, or one that they may see or end.
    func maySee(_ holding: Holding) -> Bool {
        let (record, giving) = (record(of: holding), PermissionName.give(model.roles[Int(holding.role.index)].name))
        return isForEach { person, allows in
            holding.person == person || allows(.holdingView, record)
                || allows(giving, .giving(on: holding.node, to: holding.person))
        } || allows(.holdingView, record)
    }

    /// The record that somebody holds a role: it lies on the node and is the holder's, with the flags of both.
    func record(of holding: Holding) -> Resource {
        let kind = model.kinds[Int(roster.kind(of: holding.node).index)].kind.name
        let flags = model.roles[Int(holding.role.index)].role.flags + ["on-" + kind]
        return Resource(in: holding.node, owner: holding.person, flags: model.flagSet(flags))
    }

    func summary(of row: HoldingRow) throws -> HoldingSummary {
        guard let summary = try summaries(of: [row]).first else { throw NotFound() }
        return summary
    }

    /// Rows in words, their names read at once.
    func summaries(of rows: [HoldingRow]) throws -> [HoldingSummary] {
        let people = rows.flatMap { [$0.person, $0.givenBy, $0.standsInFor, $0.node.person].compactMap { $0 } }
        let names = try names(of: Array(Set(people)))
        let titles = try titles(of: Array(Set(rows.map(\.node).filter { $0.person == nil })))
        let seen = try seenNodes(among: Set(rows.map(\.node)))
        return rows.compactMap { row in
            guard let holding = row.holding(in: model) else { return nil }
            return HoldingSummary(
                id: row.id,
                person: row.person,
                personName: names[row.person] ?? "",
                role: row.role,
                roleTitle: title(of: holding.role, on: holding.node),
                node: holding.node,
                nodeTitle: holding.node == .organisation
                    ? "" : holding.node.person.map { names[$0] ?? "" } ?? titles[holding.node] ?? "",
                from: row.from,
                until: row.until,
                state: state(of: holding),
                source: row.source,
                givenByName: row.givenBy.flatMap { names[$0] },
                standsInForName: row.standsInFor.flatMap { names[$0] },
                mayEnd: now < holding.until && holding.source != .rule
                    && allows(giving: holding.role, on: holding.node, to: holding.person),
                givesRoles: model.givesRoles(holding.role),
                isHolderActive: roster.isActive(row.person),
                maySeePerson: allows(.personView, Resource(row.person)),
                maySeePlace: seen.contains(holding.node)
            )
        }
    }

    /// Whether it is in its dates; what was taken back before it began has ended.
    private func state(of holding: Holding) -> HoldingSummary.State {
        if holding.until <= max(now, holding.from) { return .ended }
        return now < holding.from ? .future : .current
    }

    /// The title of a role on a node of that kind.
    func title(of role: RoleID, on node: NodeID) -> String {
        let kind = model.kinds[Int(roster.kind(of: node).index)].kind.name
        return model.roles[Int(role.index)].role.title(on: kind)
    }

    /// What a person holds without having been given it: roles of everyone, and defaults of sets they hold none of.
    private func impliedHoldings(of person: PersonID) throws -> [HoldingSummary] {
        let isKnown = isForEach { asking, allows in asking == person || allows(.holdingView, Resource(person)) }
        guard roster.isActive(person), isKnown || allows(.holdingView, Resource(person)) else { return [] }
        let held = Set(roster.holdings(of: person).filter { $0.isCurrent(at: now) }.map(\.role))
        let names = try names(of: [person])
        return impliedRoles(beside: held).map { role in
            let facts = model.roles[Int(role.index)]
            return HoldingSummary(
                id: nil,
                person: person,
                personName: names[person] ?? "",
                role: facts.name,
                roleTitle: facts.role.title,
                node: .organisation,
                nodeTitle: "",
                from: nil,
                until: nil,
                state: .current,
                source: .everyone,
                givenByName: nil,
                standsInForName: nil,
                mayEnd: false
            )
        }
    }

    /// Roles that somebody active has without having been given them, beside those that they hold now.
    func impliedRoles(beside held: Set<RoleID>) -> [RoleID] {
        let sets = Set(held.compactMap { model.roles[Int($0.index)].role.set })
        return model.roles.filter { facts in
            let isDefault = model.model.sets.contains { set in
                set.eachPerson == .exactlyOne && set.defaultRole == facts.name && !sets.contains(set.name)
            }
            return facts.role.everyone != .nobody || isDefault
        }.map(\.id)
    }
}
