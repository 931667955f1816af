// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Roles, places, groups, settings, the audit trail, and the reasons of answers.
extension Sitemap {
    static var access: [Route] {
        roles + places + [
            .inside(.get, "/{organisation}/settings", "setting.view", answer: SettingPages().list),
            .inside(.get, "/{organisation}/settings/{setting}", "setting.edit", answer: SettingPages().show)
                .sensitive,
            .inside(.post, "/{organisation}/settings/{setting}", "setting.edit", answer: SettingPages().turn)
                .sensitive,
            .inside(.get, "/{organisation}/audit", "audit.view", answer: AuditPages().list),
            .inside(.get, "/{organisation}/audit/check", "audit.view", answer: AuditPages().check),
            .inside(.post, "/{organisation}/audit/file", "audit.view", answer: AuditPages().file).sensitive,
            .inside(.get, "/{organisation}/why", answer: WhyPages().show),
        ]
    }

    private static var roles: [Route] {
        let (give, end) = (GivePages(), EndPages())
        return [
            .inside(.get, "/{organisation}/my-roles", answer: MyRolesPages().show),
            .inside(.get, "/{organisation}/roles/give", "give.*", answer: give.show),
            .inside(.post, "/{organisation}/roles/give", "give.*", answer: give.give),
            .inside(.get, "/{organisation}/roles/{holding}/end", "give.*", answer: end.show),
            .inside(.post, "/{organisation}/roles/{holding}/end", "give.*", answer: end.end),
        ]
    }

    private static var places: [Route] {
        let (structure, groups, moves) = (StructurePages(), GroupPages(), GroupMovePages())
        return [
            .inside(.get, "/{organisation}/structure", answer: structure.list),
            .inside(.get, "/{organisation}/structure/{place}", "*.view", answer: structure.show),
            .inside(.get, "/{organisation}/groups/new", "group.create", answer: groups.new),
            .inside(.post, "/{organisation}/groups/new", "group.create", answer: groups.create),
            .inside(.get, "/{organisation}/groups/{group}/name", "group.edit", answer: groups.editName),
            .inside(.post, "/{organisation}/groups/{group}/name", "group.edit", answer: groups.rename),
            .inside(.get, "/{organisation}/groups/{group}/move", "group.edit", answer: moves.show),
            .inside(.post, "/{organisation}/groups/{group}/move", "group.edit", answer: moves.move),
            .inside(.get, "/{organisation}/groups/{group}/removal", "group.delete", answer: groups.checkRemoval),
            .inside(.post, "/{organisation}/groups/{group}/removal", "group.delete", answer: groups.remove),
        ]
    }
}
