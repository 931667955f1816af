// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Whose registrations are approved without a decision, and how they prove their address.
extension Sitemap {
    static var approvedDomains: [Route] {
        let (domains, proving) = (ApprovedDomainPages(), ProvingAddressPages())
        let list = "/{organisation}/approved-domains"
        return [
            .open(.get, "/{organisation}/address-proof/{word}", proving.show),
            .open(.post, "/{organisation}/address-proof/{word}", proving.send),
            .inside(.get, list, "setting.edit", answer: domains.list),
            // Whoever finds an open browser would let themselves in by it.
            .inside(.post, list, "setting.edit", answer: domains.add).sensitive,
            .inside(.post, list + "/removal", "setting.edit", answer: domains.remove),
        ]
    }
}
