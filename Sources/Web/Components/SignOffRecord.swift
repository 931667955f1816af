// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A request to sign a Step off with what came of it, and what both sides said.
struct SignOffRecord: Sendable {
    let fate: Tag
    let events: [Event]

    /// Something that happened to it.
    ///
    /// Its properties have names of their own, as a template takes what is nil from the page around it.
    struct Event: Sendable {
        let on: String
        let eventWords: String
        /// What was written about it.
        let quote: String?
    }

    /// What is said of a learner's own is said to them; of another's it names who asked.
    init(_ signOff: SignOff, isOwn: Bool) {
        fate = Tag(signOff.state)
        func quoted(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        var events: [Event] = []
        if let askedAt = signOff.askedAt {
            events.append(
                Event(
                    on: askedAt.dayWords,
                    eventWords: isOwn ? "You asked for it." : "\(signOff.learnerName) asked for it.",
                    quote: quoted(signOff.learnerSays)
                )
            )
        }
        if let decidedAt = signOff.decidedAt, let words = Self.decision(signOff) {
            events.append(Event(on: decidedAt.dayWords, eventWords: words, quote: quoted(signOff.comment)))
        }
        if let voidedAt = signOff.voidedAt {
            events.append(
                Event(
                    on: voidedAt.dayWords,
                    eventWords: "Opened again, so this sign-off counts no more.",
                    quote: quoted(signOff.voidReason)
                )
            )
        }
        self.events = events
    }

    private static func decision(_ signOff: SignOff) -> String? {
        let role = signOff.decidedAs.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        let who = (signOff.decidedBy ?? "somebody") + role
        return switch signOff.state {
        case .waiting: nil
        case .given, .void: "Signed off by \(who)."
        case .sentBack: "Sent back by \(who)."
        case .withdrawn: "The request was withdrawn, or the answers were changed."
        }
    }
}
