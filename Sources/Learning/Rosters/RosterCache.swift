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

    private struct Kept {
        var state: OrganisationState
        var usedAt: Instant
    }

    /// At most so many organisations are kept in memory; the one unused for longest goes first.
    private static let organisationsMaximum = 200
    /// Further behind than this, reading everything is the shorter way.
    private static let changesMaximum: Int64 = 2_000

    /// The state that an organisation has in a transaction, or one that is newer, and the present to ask it about.
    ///
    /// The clock is read here, after what the transaction had to wait for, and what was changed before is never in its
    /// future, however the clocks of several servers differ: a role that ended before has ended.
    ///
    /// - Throws: ``NotFound`` where there is no such organisation.
    func state(
        of organisation: OrganisationID,
        in transaction: any Transaction,
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
        in transaction: any Transaction,
        _ now: Instant
    ) throws -> OrganisationState {
        let known = kept.withLock { kept -> OrganisationState? in
            kept[organisation]?.usedAt = now
            return kept[organisation]?.state
        }
        if let known, known.revision >= revision { return known }
        var state: OrganisationState
        if let known, revision - known.revision <= Self.changesMaximum,
            let followed = try known.followed(to: revision, of: organisation, in: transaction)
        {
            state = followed
        } else {
            state = try OrganisationState.load(organisation, revision, in: transaction)
        }
        publish(state, of: organisation, at: now)
        return state
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
        in transaction: any Transaction
    ) throws -> OrganisationState? {
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
