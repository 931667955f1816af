// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Obstacle {
    /// How far an obstacle keeps something from being allowed: of two misses, the one that weighs less came nearer.
    ///
    /// A never before all; then a condition that fails, a role without effect, a role on another node, a role not held.
    var weight: Int {
        switch self {
        case .unknownPerson, .unknownPlace, .unknownPermission, .inactive, .never, .toOneself, .nobodyIsGranted,
            .mayNotAct:
            0
        case .notSignedIn, .notInTheTokensList, .notInTheServicesList, .hidden, .unseenThing: 1
        case .ceiling: 2
        case .condition(.setting, _), .condition(.my, _): 10
        case .suspended: 11
        case .condition(.shown, _): 13
        case .condition(.flag, _): 14
        case .notSteppingIn: 12
        case .notDirect, .notCovered: 14
        case .condition(.party, _): 15
        case .condition: 16
        case .notWithin(_, let near):
            near.map { min(29, 18 + $0.obstacles.reduce(0) { $0 + $1.weight } / 4) } ?? 30
        case .notCarried, .standsIn, .ownLine, .standsInForTheOwner: 20
        case .ended, .notBegun: 22
        case .elsewhere: 40
        case .notHeld: 60
        case .liesInNone: 90
        }
    }

    /// Whether some change of roles, settings or audiences takes it away.
    var canBeRemoved: Bool {
        switch self {
        case .notSteppingIn(let stepping): !stepping.isComplete
        case .condition(.setting, _), .condition(.my, _), .condition(.shown, true), .suspended, .notWithin, .notCarried,
            .ended, .notBegun, .elsewhere, .notHeld:
            true
        case .unknownPerson, .unknownPlace, .unknownPermission, .inactive, .notSignedIn, .notInTheTokensList,
            .notInTheServicesList, .nobodyIsGranted, .never, .mayNotAct, .toOneself, .ceiling, .standsIn, .liesInNone,
            .ownLine, .standsInForTheOwner, .condition, .notDirect, .notCovered, .hidden, .unseenThing:
            false
        }
    }

    /// Whether somebody else is better placed, so that naming who may do it helps.
    var isForOthers: Bool {
        switch self {
        case .toOneself, .ceiling, .standsIn, .ownLine, .standsInForTheOwner, .notDirect, .notCovered: true
        default: false
        }
    }
}
