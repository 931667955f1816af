// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPostgreSQL
import Foundation
package import Storage

extension Connection {
    /// Runs a statement with its values, prepared once on this connection.
    func rows(_ sql: RenderedSQL) throws(StorageError) -> [Row] {
        try ask(sql).rows(of: sql.text)
    }

    /// Runs a statement with its values; returns how many rows it changed.
    func execute(_ sql: RenderedSQL) throws(StorageError) -> Int {
        try ask(sql).changedCount
    }

    /// Runs statements without values, one after another; returns what the last one says of itself.
    ///
    /// Outside a transaction each of several is done or undone with the others, and some, such as `CREATE DATABASE`,
    /// are only allowed alone.
    @discardableResult
    package func command(_ text: String, isUnlimited: Bool = false) throws(StorageError) -> String {
        guard PQsendQuery(pointer, text) == 1 else { throw lost() }
        return try answer(to: text, isUnlimited: isUnlimited).status
    }

    private func ask(_ sql: RenderedSQL) throws(StorageError) -> Answer {
        let parameters = Parameters(sql)
        let (name, isNew, dropped) = prepared.name(for: sql.text, parameters.types)
        if let dropped { try command("DEALLOCATE \(dropped)") }
        if isNew {
            do throws(StorageError) {
                let sent = PQsendPrepare(pointer, name, sql.text, CInt(parameters.types.count), parameters.types)
                guard sent == 1 else { throw lost() }
                _ = try answer(to: sql.text)
            } catch {
                prepared.forget(sql.text, parameters.types)
                throw error
            }
        }
        let sent = parameters.lend { values, lengths, formats in
            PQsendQueryPrepared(pointer, name, CInt(parameters.types.count), values, lengths, formats, 1)
        }
        guard sent == 1 else { throw lost() }
        return try answer(to: sql.text)
    }

    /// The last answer to what was sent, or the first error.
    ///
    /// The server ends what takes too long. Where it says nothing at all for longer than that, it is taken as lost.
    private func answer(to text: String, isUnlimited: Bool = false) throws(StorageError) -> Answer {
        let patience = limits.statementTime + limits.waitingTime + .seconds(5)
        let end = isUnlimited ? nil : ContinuousClock.now.advanced(by: patience)
        var last: Answer?
        var failure: StorageError?
        while true {
            try waitForAnswer(until: end)
            guard let result = PQgetResult(pointer) else { break }
            let next = Answer(result)
            if failure == nil { failure = next.failure(to: text) }
            if next.isUndone { isUndone = true }
            if next.isStale { isStale = true }
            last = next
        }
        if isLost { throw lost() }
        if let failure { throw failure }
        guard let last else { throw lost() }
        return last
    }

    private func waitForAnswer(until end: ContinuousClock.Instant?) throws(StorageError) {
        while PQisBusy(pointer) == 1 {
            var waiting = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
            let time = end.map { CInt(clamping: ContinuousClock.now.duration(to: $0).milliseconds) } ?? -1
            if let end, end < .now { throw lost() }
            let ready = poll(&waiting, 1, time)
            if ready == 0 || ready < 0 && errno != EINTR { throw lost() }
            if ready > 0, PQconsumeInput(pointer) == 0 { throw lost() }
        }
    }

    /// Ends a connection of which nothing more is to be expected.
    private func lost() -> StorageError {
        let reason = pointer.map(Self.message) ?? "it was closed"
        close()
        return .unavailable("the connection to PostgreSQL was lost: \(reason.isEmpty ? "no answer" : reason)")
    }
}
