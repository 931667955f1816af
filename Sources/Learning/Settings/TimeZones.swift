// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Which clock an organisation goes by.
package struct TimeZones: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The one of now, for who may choose another.
    package func chosen(by viewer: Viewer) async throws -> ClockZone {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.organisationEditDetails, Resource(.organisation))
            return try snapshot.zone()
        }
    }

    /// Whether the viewer may choose.
    package func mayChoose(by viewer: Viewer) async throws -> Bool {
        try await platform.read(by: viewer) { $0.allows(.organisationEditDetails, Resource(.organisation)) }
    }

    /// Has everything that is arranged by the hour shown by another clock; nothing of it moves.
    ///
    /// - Throws: ``InvalidInput`` where there is no such zone.
    package func choose(_ name: String, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.organisationEditDetails, Resource(.organisation))
            guard let zone = ClockZone(name) else { throw InvalidInput("zone", "Choose one of the list.") }
            let before = try amendment.zone()
            guard zone != before else { return }
            try amendment.execute(
                "UPDATE organisation SET time_zone = \(zone.name) WHERE id = \(amendment.organisation)",
                permit
            )
            amendment.record(.timeZoneChosen(before: before.name, after: zone.name), permit)
        }
    }
}
