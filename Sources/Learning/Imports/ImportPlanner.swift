// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import Storage

/// Decides what becomes of each line of a sheet, in one transaction and by the rights of its viewer.
///
/// What the check shows and what the import does are the same plan, made twice.
struct ImportPlanner {
    let snapshot: Snapshot
    let mapping: ImportMapping
    private var places: ImportPlaces
    private var known: [String: PersonRow]
    let answers: ImportAnswers
    /// The line that had an address first.
    private var lines: [String: Int] = [:]
    /// What newcomers may hold together, or why not; asked once for each combination.
    private var combinations: [[ImportPlaces.Gift]: ImportRefusal?] = [:]
    /// Places that one person has at most, and that an earlier line gave.
    private var taken: Set<ImportPlaces.Gift> = []
    /// The state to come, as far as people who are here already change it.
    var after: Roster
    var touched: [Holding] = []

    /// - Throws: ``Refused`` where the viewer may not import people.
    static func plan(
        _ sheet: [Sheet.Line],
        _ mapping: ImportMapping,
        in snapshot: Snapshot,
        progress: ImportProgress.Report = { _, _ in }
    ) throws -> (plan: ImportPlan, permit: Permit, after: Roster) {
        let permit = try snapshot.permit(.personImport, Resource(.organisation))
        var rows: [Result<ImportRow, ImportRefusal>] = []
        rows.reserveCapacity(sheet.count)
        for line in sheet {
            if rows.count.isMultiple(of: linesBetweenReports) { try progress(0, sheet.count) }
            rows.append(Result { () throws(ImportRefusal) in try ImportRow(line.cells, mapping) })
        }
        var planner = try ImportPlanner(snapshot, mapping, rows.compactMap { try? $0.get() })
        var plan = ImportPlan()
        plan.lines.reserveCapacity(sheet.count)
        for (line, row) in zip(sheet, rows) {
            let fate = try planner.fate(of: row, on: line.number)
            plan.lines.append(ImportPlan.Line(number: line.number, fate: fate))
            if plan.lines.count.isMultiple(of: linesBetweenReports) { try progress(plan.lines.count, sheet.count) }
        }
        plan.objection = try planner.objectionToAll()
        plan.rights = try snapshot.whatRolesComeTo(on: plan.nodes)
        return (plan, permit, planner.after)
    }

    private static let linesBetweenReports = 500

    private init(_ snapshot: Snapshot, _ mapping: ImportMapping, _ rows: [ImportRow]) throws {
        self.snapshot = snapshot
        self.mapping = mapping
        places = try ImportPlaces(snapshot, rows)
        known = try snapshot.people(withAddresses: rows.map(\.address.key))
        answers = try ImportAnswers(snapshot, mapping, of: mapping.changesKnown ? known.values.map(\.id) : [])
        after = snapshot.roster
    }

    /// - Throws: what is wrong with the database, which is no line's fault.
    private mutating func fate(of row: Result<ImportRow, ImportRefusal>, on number: Int) throws -> ImportPlan.Fate {
        do {
            let row = try row.get()
            if let first = lines[row.address.key] {
                throw ImportRefusal("Line \(first) has the address \(row.address.text) already. Keep one of them.")
            }
            lines[row.address.key] = number
            var gifts: [ImportPlaces.Gift] = []
            for wish in row.wishes {
                let gift = try places.gift(for: wish)
                if !gifts.contains(gift) { gifts.append(gift) }
            }
            if let person = known[row.address.key] { return try change(person, row, gifts) }
            let answered = try answers.ofNewcomer(row)
            try allow(gifts)
            return .made(
                ImportPlan.Newcomer(name: row.name, address: row.address, gifts: gifts, answers: answered)
            )
        } catch let refusal as ImportRefusal {
            return .refused(refusal)
        }
    }

    /// Whether somebody new may hold these together.
    private mutating func allow(_ gifts: [ImportPlaces.Gift]) throws {
        if gifts.isEmpty { return }
        let single = gifts.filter { snapshot.model.roles[Int($0.role.index)].role.holders == .atMostOne }
        for gift in single {
            let title = snapshot.model.roles[Int(gift.role.index)].role.title
            guard !taken.contains(gift), snapshot.roster.holders(of: gift.role, on: gift.node).isEmpty else {
                throw ImportRefusal("\(title) is held there by one person at a time. Leave it out.")
            }
        }
        if combinations[gifts] == nil { combinations[gifts] = .some(try objection(to: gifts)) }
        if let refusal = combinations[gifts].flatMap(\.self) { throw refusal }
        taken.formUnion(single)
    }

    private func objection(to gifts: [ImportPlaces.Gift]) throws -> ImportRefusal? {
        do {
            var roster = snapshot.roster
            let newcomer = try roster.addPerson()
            for gift in gifts { try roster.give(Holding(newcomer, gift.role, on: gift.node, from: snapshot.now)) }
            guard let broken = RuleCheck(roster, at: snapshot.now).brokenRules(about: newcomer).first else {
                return nil
            }
            return ImportRefusal(try snapshot.newcomersObjection(to: broken))
        } catch is RosterError {
            return ImportRefusal("These roles cannot be held together. Leave one out.")
        }
    }

    /// What no line breaks alone and all of them do together.
    private func objectionToAll() throws -> Objection? {
        let posts = Set(touched.map { Post(role: $0.role, node: $0.node) })
        do {
            try snapshot.demandRules(from: snapshot.roster, to: after, people: Set(touched.map(\.person)), posts: posts)
            return nil
        } catch let objection as Objection {
            return objection
        }
    }
}
