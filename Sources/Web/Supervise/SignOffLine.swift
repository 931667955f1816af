// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A request for a sign-off and what came of it, as one line of the history says it.
///
/// Its properties have names of their own, as a template takes what is nil from the page around it.
struct SignOffLine: Sendable {
    let became: Tag
    let askedWords: String?
    let askedQuote: String?
    let decidedWords: String?
    let decidedQuote: String?
    let voidedWords: String?
    let voidedQuote: String?

    init(_ signOff: SignOff) {
        became = Tag(signOff.state)
        askedWords = signOff.askedAt.map { "\($0.dayWords): \(signOff.learnerName) asked." }
        askedQuote = signOff.learnerSays.isEmpty ? nil : signOff.learnerSays
        let role = signOff.decidedAs.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        decidedWords =
            switch signOff.state {
            case .waiting: nil
            case .given, .void:
                signOff.decidedAt.map { "\($0.dayWords): signed off by \(signOff.decidedBy ?? "somebody")\(role)." }
            case .sentBack:
                signOff.decidedAt.map { "\($0.dayWords): sent back by \(signOff.decidedBy ?? "somebody")\(role)." }
            case .withdrawn: signOff.decidedAt.map { "\($0.dayWords): withdrawn, or the answers were changed." }
            }
        decidedQuote = signOff.comment.isEmpty ? nil : signOff.comment
        voidedWords = signOff.voidedAt.map { "\($0.dayWords): opened again, so this sign-off counts no more." }
        voidedQuote = signOff.voidReason.flatMap { $0.isEmpty ? nil : $0 }
    }
}
