// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// How a part of a role model is written in its file.
extension Condition {
    var spelling: String {
        switch self {
        case .own: "own"
        case .party: "party"
        case .shown: "shown"
        case .direct: "direct"
        case .covered: "covered"
        case .flag(let name): name
        case .setting(let name): "setting \(name)"
        case .my(let name): "my \(name)"
        }
    }
}

extension PermissionPattern {
    var spelling: String {
        switch self {
        case .permission(let name): name
        case .everyVerb(let noun): "\(noun).*"
        case .giveAny(let set): "give any \(set)"
        }
    }
}

extension HeldRole {
    var spelling: String { kind.map { "\(role) on \($0)" } ?? role }
}

extension Grant {
    /// On what conditions: `if legacy, unless released, where tutor on course`; empty if always.
    var conditionsSpelling: String {
        var parts: [String] = []
        if !conditions.isEmpty { parts.append("if " + listed(conditions.map(\.spelling))) }
        if !exceptions.isEmpty { parts.append("unless " + listed(exceptions.map(\.spelling), or: "or")) }
        if !within.isEmpty { parts.append("where one is " + listed(within.map(\.spelling), or: "or")) }
        return parts.joined(separator: ", ")
    }
}
