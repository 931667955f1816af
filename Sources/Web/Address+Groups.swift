// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where groups are listed, and where it is said who comes into one by itself.
extension Address {
    /// The places of one kind.
    static func places(_ organisation: String, ofKind kind: String) -> String {
        with(structure(organisation), ["kind": kind])
    }
    static func groupRule(_ organisation: String, _ group: NodeID) -> String {
        "/\(organisation)/groups/\(group.index)/rule"
    }
    static func groupRuleCheck(_ organisation: String, _ group: NodeID) -> String {
        groupRule(organisation, group) + "/check"
    }
}
