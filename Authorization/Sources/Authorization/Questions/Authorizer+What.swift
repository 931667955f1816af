// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Everything the principal may do to a thing, in the order of the vocabulary; giving roles comes last.
    public func what(_ principal: Principal, may resource: Resource, at time: Instant) -> [Permission] {
        model.permissions.lazy.map(\.id).filter { allows(principal, $0, resource, at: time) }
    }

    /// Everything the principal may do anywhere, and where.
    public func what(_ principal: Principal, at time: Instant) -> [(permission: Permission, scope: Scope)] {
        model.permissions.lazy.map { ($0.id, which(principal, may: $0.id, at: time)) }.filter { !$0.1.isNothing }
    }
}
