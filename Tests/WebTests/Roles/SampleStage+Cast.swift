// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Testing

@testable import Web

/// The cast of a sample by the names it has in the file, and what they hold.
extension SampleStage {
    func person(_ name: String) throws -> PersonID {
        guard case .person(let id) = described.directory[name] else { throw NotInSample(name: name) }
        return id
    }

    func node(_ name: String) throws -> NodeID {
        guard case .node(let id) = described.directory[name] else { throw NotInSample(name: name) }
        return id
    }

    /// A browser in which somebody of the cast is signed in.
    func browser(_ name: String) async throws -> StageBrowser {
        try await stage.browser(of: try person(name))
    }

    /// What somebody holds, as they see it themselves.
    func holdings(of name: String) async throws -> [HoldingSummary] {
        try await Roles(stage.platform).own(by: stage.viewer(try person(name))).map(\.holding)
    }

    /// The number of a holding of somebody's that has not ended.
    func holding(_ role: String, of name: String) async throws -> Int64 {
        let all = try await holdings(of: name)
        let fitting = all.first { $0.role == role && $0.state != .ended }
        return try #require(fitting?.id, "\(name) holds \(role)")
    }

    /// Whether somebody holds a role now.
    func holds(_ name: String, _ role: String, on place: String? = nil) async throws -> Bool {
        let place: NodeID? = if let place { try node(place) } else { nil }
        return try await holdings(of: name).contains {
            $0.role == role && $0.state == .current && (place == nil || $0.node == place)
        }
    }

    /// Somebody active who holds a role on the organisation now.
    func name(holding role: String) async throws -> PersonID? {
        for entry in described.directory.people where described.roster.isActive(entry.id) {
            let own = try await Roles(stage.platform).own(by: stage.viewer(entry.id)).map(\.holding)
            if own.contains(where: { $0.role == role && $0.state == .current }) { return entry.id }
        }
        return nil
    }
}

private struct NotInSample: Error {
    let name: String
}
