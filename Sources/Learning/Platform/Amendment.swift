// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// One change of an organisation in one transaction: what every verb that changes something goes through.
///
/// It decides on a state of its own, which its own changes of access update: a verb can appoint somebody and then do
/// what only the appointed may.
package final class Amendment: Snapshot {
    /// The revision that this change makes, if it changes access.
    var revisionToBe: Int64 { state.revision + 1 }

    private let before: Roster
    private(set) var changes: [AccessChange] = []
    /// People and posts whose rules are to be looked at before the commit.
    private var touchedPeople: Set<PersonID> = []
    private var touchedPosts: Set<Post> = []
    /// People whose answers changed, so that they may come into groups or leave them.
    private var answeredPeople: Set<PersonID> = []
    private var records: [(act: Act, right: Right)] = []
    private var hasWritten = false
    private var permits: Set<Permit> = []
    private let writer: any Transaction

    init(_ transaction: any Transaction, _ state: OrganisationState, by viewer: Viewer, at now: Instant) {
        before = state.roster
        writer = transaction
        super.init(transaction, state, by: viewer, at: now)
    }

    /// Runs a statement that changes something, for which the engine said yes.
    ///
    /// Access may have changed since, within this amendment; the permit still has to be one of this transaction's.
    @discardableResult
    func execute(_ sql: SQL, _ permit: Permit) throws -> Int {
        guard permits.contains(permit) else { throw StorageError.failed("a permit of another transaction") }
        hasWritten = true
        return try writer.execute(sql)
    }

    override func note(_ permit: Permit) { permits.insert(permit) }

    /// Runs a statement that one of the model's rules asks for, whoever the viewer is: what nothing carries ends.
    func executeByRule(_ sql: SQL) throws {
        hasWritten = true
        try writer.execute(sql)
    }

    /// Changes who may do what: in this transaction at once, and for everyone once it is committed.
    ///
    /// - Throws: ``Objection`` where the roster refuses it.
    func change(_ change: AccessChange) throws {
        do {
            try change.apply(to: &state.roster)
        } catch {
            throw Objection(error, in: self)
        }
        authorizer = Authorizer(state.roster)
        changes.append(change)
        touch(change)
    }

    /// Runs a statement that changes something, by the viewer's right or by a rule.
    @discardableResult
    func execute(_ sql: SQL, _ right: Right) throws -> Int {
        if case .permit(let permit) = right { return try execute(sql, permit) }
        hasWritten = true
        return try writer.execute(sql)
    }

    /// Does what the front door does as well, such as making a link, by the viewer's right or by a rule.
    @discardableResult
    func write<Result>(_ right: Right, _ body: (any Transaction) throws -> Result) throws -> Result {
        if case .permit(let permit) = right, !permits.contains(permit) {
            throw StorageError.failed("a permit of another transaction")
        }
        hasWritten = true
        return try body(writer)
    }

    /// Writes down what was done, by which right.
    func record(_ act: Act, _ permit: Permit?) {
        records.append((act, permit.map(Right.permit) ?? .ruleOfTheModel))
    }

    /// Writes down what was done, by the viewer's right or by a rule.
    func record(_ act: Act, _ right: Right) {
        records.append((act, right))
    }

    /// Remembers that what somebody answered changed: before the commit they come into the groups that it lets them into.
    func noteAnswers(of person: PersonID) { answeredPeople.insert(person) }

    /// Keeps the model's rules, writes the log and the audit trail: the last thing before the commit.
    func finish() throws {
        precondition(!(hasWritten || !changes.isEmpty) || !records.isEmpty, "a change leaves an audit entry")
        try keepGroupRules(of: answeredPeople)
        try endWhatNothingCarries()
        try checkRules()
        try returnRequests(askedOf: touchedPeople)
        try returnRequests(ofThoseWhoLeft: touchedPeople)
        try cancelSupervisions(of: touchedPeople)
        if !changes.isEmpty {
            state.revision += 1
            // Others follow a change by its rows, or by one that sends them to read everything anew.
            let logged = changes.count > Self.loggedMaximum ? [.replaceMuch] : changes
            for (position, change) in logged.enumerated() {
                try writer.execute(
                    """
                    INSERT INTO access_change (organisation_id, revision, position, change)
                    VALUES (\(organisation), \(state.revision), \(position), \(try change.spelling))
                    """
                )
            }
        }
        if !records.isEmpty {
            try writer.execute(
                """
                UPDATE organisation
                SET revision = \(state.revision), changed_at = \(now)
                WHERE id = \(organisation)
                """
            )
        }
        try appendToTrail(records, writer)
    }

    private static var loggedMaximum: Int { 5_000 }

    private func touch(_ change: AccessChange) {
        switch change {
        case .give(let record), .remove(let record):
            // No rule of the model is about those.
            if record.isByRule { return }
            guard let holding = record.holding(in: model) else { return }
            touchedPeople.insert(holding.person)
            touchedPosts.insert(Post(role: holding.role, node: holding.node))
        case .setActive(let person, _): touchedPeople.insert(PersonID(index: person))
        case .addPerson, .addPeople, .addNode, .removeNode, .put, .take, .turn, .turnForPerson, .replaceModel,
            .replaceMuch:
            break
        }
    }

    /// Ends what its holder now holds in vain: a role that none of their roles carries.
    func endWhatNothingCarries() throws {
        for holding in heldInVain(from: before, to: roster, people: touchedPeople) { try endByRule(holding) }
    }

    /// Refuses a state in which a rule is broken that was kept before.
    private func checkRules() throws {
        try demandRules(from: before, to: roster, people: touchedPeople, posts: touchedPosts)
    }
}
