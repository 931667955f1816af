// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import Synchronization

/// The states of the organisations that were asked about lately, so that a question reads one number from the database.
///
/// A state is never trusted for longer than a transaction: each compares its revision with the database's, and brings
/// it up to that from the log, or reads it all anew.
final class RosterCache: Sendable {
    private let kept = Mutex<[OrganisationID: Kept]>([:])
    private let gates = Mutex<[OrganisationID: Gate]>([:])

    private struct Kept {
        var state: OrganisationState
        var usedAt: Instant
    }

    /// Where those wait who need a state that somebody else is reading already.
    private final class Gate: Sendable {
        let passing = Mutex(())
    }

    /// At most so many organisations are kept in memory; the one unused for longest goes first.
    private static let organisationsMaximum = 200
    /// Further behind than this, reading everything is the shorter way.
    fileprivate static let changesMaximum: Int64 = 2_000

    /// The state that an organisation has in a transaction, or one that is newer, and the present to ask it about.
    ///
    /// The clock is read here, after what the transaction had to wait for, and what was changed before is never in its
    /// future, however the clocks of several servers differ: a role that ended before has ended.
    ///
    /// - Throws: ``NotFound`` where there is no such organisation.
    func state(
        of organisation: OrganisationID,
        in transaction: any ReadTransaction,
        _ clock: () -> Instant
    ) throws -> (state: OrganisationState, now: Instant) {
        let row = try transaction.row("SELECT revision, changed_at FROM organisation WHERE id = \(organisation)")
        guard let row else { throw NotFound() }
        let now = max(clock(), try row.read("changed_at"))
        return (try state(of: organisation, at: try row.read("revision"), in: transaction, now), now)
    }

    private func state(
        of organisation: OrganisationID,
        at revision: Int64,
        in transaction: any ReadTransaction,
        _ now: Instant
    ) throws -> OrganisationState {
        if let known = known(organisation, at: now), known.revision >= revision { return known }
        let gate = gates.withLock { gates in
            let gate = gates[organisation] ?? Gate()
            gates[organisation] = gate
            return gate
        }
        // One reads, however many ask at once: a large organisation read eight times over would be eight times the memory.
        return try gate.passing.withLock { _ in
            let known = known(organisation, at: now)
            if let known, known.revision >= revision { return known }
            let state =
                try known?.followed(to: revision, of: organisation, in: transaction)
                ?? OrganisationState.load(organisation, revision, in: transaction)
            publish(state, of: organisation, at: now)
            return state
        }
    }

    private func known(_ organisation: OrganisationID, at now: Instant) -> OrganisationState? {
        kept.withLock { kept in
            kept[organisation]?.usedAt = now
            return kept[organisation]?.state
        }
    }

    /// Keeps a committed state, unless a newer one is known.
    func publish(_ state: OrganisationState, of organisation: OrganisationID, at now: Instant) {
        kept.withLock { kept in
            if let known = kept[organisation], known.state.revision >= state.revision { return }
            kept[organisation] = Kept(state: state, usedAt: now)
            guard kept.count > Self.organisationsMaximum else { return }
            if let oldest = kept.min(by: { $0.value.usedAt < $1.value.usedAt })?.key { kept[oldest] = nil }
        }
    }
}

extension OrganisationState {
    /// The state at a later revision, by the changes between; nothing where they cannot all be followed.
    fileprivate func followed(
        to revision: Int64,
        of organisation: OrganisationID,
        in transaction: any ReadTransaction
    ) throws -> OrganisationState? {
        guard revision - self.revision <= RosterCache.changesMaximum else { return nil }
        let rows = try transaction.rows(
            """
            SELECT revision, change
            FROM access_change
            WHERE organisation_id = \(organisation) AND revision > \(self.revision) AND revision <= \(revision)
            ORDER BY revision, position
            """
        )
        var state = self
        var reached = self.revision
        for row in rows {
            let at: Int64 = try row.read("revision")
            guard at == reached || at == reached + 1 else { return nil }
            reached = at
            let change = try AccessChange(spelled: try row.read("change"))
            guard !change.needsReload, (try? change.apply(to: &state.roster)) != nil else { return nil }
        }
        guard reached == revision else { return nil }
        state.revision = revision
        return state
    }
}
