// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// How much a database takes on at once, and how long it may take over it.
package struct Limits: Sendable, Hashable {
    /// How many transactions run at once: SQLite's reads beside its one write, PostgreSQL's connections.
    package var atOnceMaximum: Int
    /// How many more may wait for their turn.
    package var waitingMaximum: Int
    /// How long one waits for its turn, for a lock, or for a connection.
    package var waitingTime: Duration
    /// How long one statement may run; scripts of migrations may take longer.
    package var statementTime: Duration

    package init(
        atOnceMaximum: Int = 8,
        waitingMaximum: Int = 1_000,
        waitingTime: Duration = .seconds(5),
        statementTime: Duration = .seconds(30)
    ) {
        precondition(atOnceMaximum > 0 && waitingMaximum >= 0, "a database takes on something")
        self.atOnceMaximum = atOnceMaximum
        self.waitingMaximum = waitingMaximum
        self.waitingTime = waitingTime
        self.statementTime = statementTime
    }
}

extension Duration {
    /// In whole milliseconds and at least one, as databases take zero for "without end".
    package var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(
            1,
            Int(clamping: seconds).multipliedReportingOverflow(by: 1_000).partialValue
                + Int(attoseconds / 1_000_000_000_000_000)
        )
    }
}
