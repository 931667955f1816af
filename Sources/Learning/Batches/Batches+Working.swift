// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Batches {
    /// Goes on with batches that nobody is at work on, until the task is cancelled, by the rights of who made each.
    ///
    /// Mostly the request that begins a batch does all of it. What it leaves, because it is much, or the server or the
    /// browser was gone, is done here. Several servers may do so at once: each row is done once.
    package func work(every pause: Duration = .seconds(5), telling tell: @Sendable (any Error) -> Void) async {
        while !Task.isCancelled {
            do {
                for left in try await left() where !Task.isCancelled {
                    do {
                        // A while, and then the next, so that one of a thousand holds up none of the others.
                        _ = try await run(left.number, for: .seconds(8), by: left.maker)
                    } catch let error where !(error is CancellationError) {
                        tell(error)
                    }
                }
            } catch let error where !(error is CancellationError) {
                tell(error)
            } catch {
                return
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Goes on with what was left, once; for who does not wait until it is looked for again.
    func workOnce() async throws {
        for left in try await left() { _ = try await run(left.number, for: .seconds(300), by: left.maker) }
    }

    /// A batch of which something waits.
    private struct Left: Sendable {
        let number: Int64
        let maker: Viewer
    }

    /// Whoever is at work on a batch does a row every second, or many.
    private static var restSeconds: Int64 { 20 }
    /// What was left for longer is not begun again behind its maker's back: they have a button for it.
    private static var ageSecondsMaximum: Int64 { 86_400 }
    private static var batchesAtOnce: Int { 20 }

    /// What waits and rests.
    ///
    /// One that was begun while acting as somebody is left to who began it: both have to be there for it.
    private func left() async throws -> [Left] {
        let now = platform.clock()
        return try await platform.database.read { transaction in
            try transaction.rows(
                """
                SELECT batch.organisation_id, batch.id, batch.made_by
                FROM batch
                WHERE batch.is_acting = 0 AND batch.made_at > \(now.seconds - Self.ageSecondsMaximum)
                    AND EXISTS (
                        SELECT 1 FROM batch_row
                        WHERE batch_row.organisation_id = batch.organisation_id AND batch_row.batch_id = batch.id
                            AND batch_row.outcome IS NULL
                    )
                    AND (
                        SELECT COALESCE(MAX(batch_row.done_at), batch.made_at) FROM batch_row
                        WHERE batch_row.organisation_id = batch.organisation_id AND batch_row.batch_id = batch.id
                    ) <= \(now.seconds - Self.restSeconds)
                ORDER BY batch.made_at, batch.organisation_id, batch.id
                LIMIT \(Self.batchesAtOnce)
                """
            ).map { row in
                let person: PersonID = try row.read("made_by")
                return Left(
                    number: try row.read("id"),
                    maker: Viewer(.person(person), in: try row.read("organisation_id"))
                )
            }
        }
    }
}
