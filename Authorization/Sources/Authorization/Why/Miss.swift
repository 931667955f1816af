// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Something that came near to allowing what was refused, what stood in its way, and what would help.
public struct Miss: Sendable, Hashable {
    public var subject: Subject
    /// The grant that would have allowed it, if one would.
    public var grant: GrantOrigin?
    /// Everything that stands in the way: all of it would have to change.
    public var obstacles: [Obstacle]
    /// What would help; empty where nothing can, as with what is not one's own.
    public var suggestions: [Suggestion] = []

    /// What came near.
    public enum Subject: Sendable, Hashable {
        /// A role that the person has, had or will have.
        case held(Held)
        /// A role that the person does not hold, on the node on which it would have to be held.
        case missing(RoleID, on: SeenNode, by: PersonID?)
        /// No role in particular.
        case none(PersonID?)

        /// Whom the miss is about, where it is a person.
        public var person: PersonID? {
            switch self {
            case .held(let held): held.person
            case .missing(_, _, let person): person
            case .none(let person): person
            }
        }
    }
}

/// One thing that stands in the way of a yes.
public indirect enum Obstacle: Sendable, Hashable {
    // The question.
    case unknownPerson, unknownPlace, unknownPermission
    case inactive
    case notSignedIn
    /// Acting as this person is itself refused.
    case mayNotAct(as: PersonID?)
    case notInTheTokensList, notInTheServicesList
    /// No role of the model grants the permission.
    case nobodyIsGranted
    /// The never of this number in the model forbids it.
    case never(Int)

    // Giving.
    case toOneself
    /// The role to be given may do these, which the giver's own role does not allow as widely.
    case ceiling(own: RoleID?, surplus: [Permission])
    /// Who stands in gives nothing.
    case standsIn

    // The role.
    case notHeld
    /// The thing lies somewhere else; there the role would have to be held on this node.
    case elsewhere(SeenNode)
    /// The role is held on nodes of these kinds, and the thing lies in none.
    case liesInNone([KindID])
    case ended, notBegun
    /// The role has no effect: this condition suspends it.
    case suspended(Condition)
    /// The role has an effect only beside one of these.
    case notCarried(by: [RoleID])
    /// The role never reaches its own holder.
    case ownLine
    /// The holder stands in for the one whose the thing is.
    case standsInForTheOwner
    /// The person is named to step in for somebody, and does not yet.
    case notSteppingIn(SteppingIn)

    // The grant.
    /// A setting, a flag, being one's own, party or shown is not as the grant has it.
    case condition(Condition, mustHold: Bool)
    /// Somebody with the same role is nearer.
    case notDirect(nearer: Held?)
    /// The person whom it concerns holds this role, which the principal could not give.
    case notCovered(because: Held?)
    /// None of these roles is held where the thing lies; perhaps one nearly is.
    case notWithin([RoleID], near: Miss?)

    /// Something that whoever asks may not know.
    case hidden
    /// Whoever asks may not see the thing at all.
    case unseenThing
}
