// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDBSQLite

/// Interrupts a statement that runs too long; SQLite asks it now and then while the statement runs.
final class Alarm {
    private let connection: OpaquePointer?
    private let time: Duration
    private var end: ContinuousClock.Instant

    /// A few milliseconds of work, counted in steps of SQLite's virtual machine.
    private let stepsBetween: CInt = 20_000

    init(on connection: OpaquePointer?, after time: Duration) {
        self.connection = connection
        self.time = time
        end = .now
    }

    func set() {
        end = .now.advanced(by: time)
        // SQLite keeps this pointer only until `turnOff`, which comes before this alarm is let go of.
        let this = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            connection,
            stepsBetween,
            { this in
                guard let this else { return 0 }
                return Unmanaged<Alarm>.fromOpaque(this).takeUnretainedValue().end < .now ? 1 : 0
            },
            this
        )
    }

    func turnOff() {
        sqlite3_progress_handler(connection, 0, nil, nil)
    }
}
