// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether a thing is in a scope that this authorizer, or one of the same roster, gave.
    public func contains(_ scope: Scope, _ resource: Resource, at time: Instant) -> Bool {
        roster.exists(resource.place)
            && scope.parts.allSatisfy { part in
                part.regions.contains { contains($0, resource, for: part.viewer, at: time) }
                    && !part.exceptions.contains { contains($0, resource, for: part.viewer, at: time) }
            }
    }

    /// Whether a thing is in one region, as its viewer stands to it.
    func contains(_ region: Region, _ resource: Resource, for viewer: PersonID?, at time: Instant) -> Bool {
        guard resource.flags.isSuperset(of: region.flags), resource.flags.isDisjoint(with: region.flagsAbsent) else {
            return false
        }
        let isByPlaceAlone = region.isByPlaceAlone
        guard lies(resource, inside: region.root, isByPlaceAlone: isByPlaceAlone, at: time) else { return false }
        let isAlsoInside =
            region.alsoInside.isEmpty
            || region.alsoInside.contains { lies(resource, inside: $0, isByPlaceAlone: isByPlaceAlone, at: time) }
        guard isAlsoInside else { return false }
        guard region.audience.isEmpty || region.audience.contains(where: resource.audience.contains) else {
            return false
        }
        let asked = region.relations.union(region.relationsAbsent)
        if asked.isEmpty { return true }
        let stands = stands(viewer, to: resource, asked, region, at: time)
        return region.relations.isSubset(of: stands) && region.relationsAbsent.isDisjoint(with: stands)
    }

    private func lies(_ resource: Resource, inside root: Root, isByPlaceAlone: Bool, at time: Instant) -> Bool {
        if let owner = resource.owner, root.withoutOwners.contains(owner) { return false }
        return reaches(root.node, resource, isGiving: isByPlaceAlone, at: time)
    }

    /// How a viewer stands to a thing, as far as it is asked.
    private func stands(
        _ viewer: PersonID?,
        to resource: Resource,
        _ asked: Relations,
        _ region: Region,
        at time: Instant
    ) -> Relations {
        guard let viewer else { return resource.audience.contains(.organisation) ? [.shown] : [] }
        let view = roster.view(viewer)
        var stands: Relations = []
        if resource.owner == viewer { stands.insert(.own) }
        if resource.parties.contains(viewer) { stands.insert(.party) }
        if asked.contains(.shown), isShown(resource.audience, to: viewer, at: time) { stands.insert(.shown) }
        if asked.contains(.covered), let owner = resource.owner, covers(owner, by: viewer, view, at: time) {
            stands.insert(.covered)
        }
        if asked.contains(.direct), let post = region.post,
            isDirect(resource.owner, through: HoldingWord(node: post.node, role: post.role), at: time)
        {
            stands.insert(.direct)
        }
        return stands
    }
}
