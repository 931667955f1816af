// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// How far a learner is with one proficiency.
package enum Standing: String, Sendable, Hashable, CaseIterable {
    /// They have not said anything about it.
    case open
    /// They cannot do it yet, as they see it.
    case begun
    /// They can do it, as they see it, and have not asked anybody to confirm it.
    case achieved
    /// Somebody is asked to confirm it.
    case waiting
    /// It was looked at, and has to be improved.
    case sentBack = "sent-back"
    case confirmed
}

/// What became of an answer, as it is stored with it.
enum AnswerStanding: String, Sendable, Hashable, Storable {
    case answered, waiting, confirmed
    case sentBack = "sent-back"

    func standing(isAchieved: Bool) -> Standing {
        switch self {
        case .answered: isAchieved ? .achieved : .begun
        case .waiting: .waiting
        case .sentBack: .sentBack
        case .confirmed: .confirmed
        }
    }
}

/// What became of somebody's being asked to confirm an answer.
package enum ConfirmationState: String, Sendable, Hashable, Storable {
    case waiting, confirmed
    case sentBack = "sent-back"
    /// The learner asks no longer.
    case withdrawn
    /// It was confirmed, and then the learner changed their answer: it counts no more, and stays in the record.
    case superseded
    /// Nobody who was asked may confirm any more.
    case returned
}

/// What became of a request to sign a Step off.
package enum SignOffState: String, Sendable, Hashable, Storable {
    case waiting, given
    case sentBack = "sent-back"
    case withdrawn
    /// It was given, and the Step was opened again.
    case void
}

/// How far a learner is with a Step, in numbers.
package struct StepProgress: Sendable, Hashable {
    /// By standing: how many proficiencies, the optional ones included.
    package let counts: [Standing: Int]
    /// How many a sign-off needs.
    package let required: Int
    /// How many of these are confirmed; nothing for who may not see that.
    package let confirmed: Int?
    /// How many of these their learner says they have achieved, confirmed or not.
    package let achieved: Int

    package var total: Int { counts.values.reduce(0, +) }
    package subscript(_ standing: Standing) -> Int { counts[standing] ?? 0 }
    /// Whether nothing has been answered yet.
    package var isUnbegun: Bool { self[.open] == total }

    /// Whether a sign-off needs nothing more; of what the viewer may not see confirmed, that is not known.
    func isComplete(needsConfirmation: Bool) -> Bool { (needsConfirmation ? confirmed : achieved) == required }
}
