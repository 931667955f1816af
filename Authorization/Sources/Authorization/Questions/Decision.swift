// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// An answer, and the question and the state of the roster that it answers.
public struct Decision: Sendable, Hashable {
    public let isAllowed: Bool
    public let principal: Principal
    public let permission: Permission
    public let resource: Resource
    public let time: Instant
    /// The revision of the roster it was decided from.
    public let revision: UInt64
}

/// Proof of a yes.
///
/// Only the engine makes one, so that what takes a permit cannot be reached without asking.
public struct Permit: Sendable, Hashable {
    public let decision: Decision

    init(decision: Decision) {
        self.decision = decision
    }

    public var permission: Permission { decision.permission }
    public var resource: Resource { decision.resource }
}

/// A no.
///
/// ``Authorizer/why(_:_:_:at:asker:)`` explains it to whoever may know.
public struct Refusal: Error, Sendable, Hashable {
    public let decision: Decision

    init(decision: Decision) {
        self.decision = decision
    }
}
