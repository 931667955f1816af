// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Where it is said whose registrations are approved without a decision.
extension Address {
    static func approvedDomains(_ organisation: String) -> String { "/\(organisation)/approved-domains" }
    static func approvedDomainRemoval(_ organisation: String) -> String { "/\(organisation)/approved-domains/removal" }
}
