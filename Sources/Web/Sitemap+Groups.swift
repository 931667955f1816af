// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Groups that are filled by what people answered.
extension Sitemap {
    static var groupRules: [Route] {
        let (rules, path) = (GroupRulePages(), "/{organisation}/groups/{group}/rule")
        return [
            .inside(.get, path, "group.edit", answer: rules.show),
            .inside(.post, path + "/check", "group.edit", answer: rules.check),
            .inside(.post, path, "group.edit", answer: rules.save),
        ]
    }
}
