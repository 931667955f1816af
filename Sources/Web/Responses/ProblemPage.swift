// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// What somebody is told whose request was not answered: what happened, why, and what to do next.
///
/// It says nothing of how the server is made; the reference leads to the log.
struct ProblemPage: Page {
    static let template = "problem"

    let frame: Frame
    let heading: String
    let paragraphs: [String]
    let explanation: Explanation?
    let links: [Frame.Place]
    let isReferenceTold: Bool

    init(_ problem: Problem, _ visit: Visit) {
        heading = problem.heading
        paragraphs = problem.paragraphs
        explanation = problem.explanation
        // To open the form anew would empty what the browser's own way back may still have.
        let form = problem == .tooLarge ? nil : visit.formPage.map { Frame.Place("Back to the form", at: $0) }
        links =
            [form].compactMap(\.self)
            + [problem.signIn(visit) ?? Frame.home(visit)] + problem.waysToRoles(visit)
        isReferenceTold = problem.isReferenceTold
        frame = Frame(visit, problem.heading)
    }
}

extension Problem {
    /// Where it is said what one may do, for whoever may not do this, or not any more.
    fileprivate func waysToRoles(_ visit: Visit) -> [Frame.Place] {
        guard let signedIn = visit.signedIn else { return [] }
        let roles = Frame.Place("My roles: what you may do, and why", at: Address.myRoles(signedIn.organisation))
        switch self {
        case .refused: return [roles]
        case .notFound(let sentences) where !sentences.isEmpty: return [roles]
        default: return []
        }
    }

    fileprivate var heading: String {
        switch self {
        case .notFound(let sentences) where !sentences.isEmpty: "This is not yours to see any more"
        case .notFound: "Page not found"
        case .refused: "You may not do this"
        case .notNow: "This cannot be done now"
        case .invalid: "Something is missing or not right"
        case .signInNeeded: "Sign in first"
        case .proofNeeded: "Confirm that it is you"
        case .secondFactorNeeded: "Set up a second factor first"
        case .methodNotAllowed: "That action is not available here"
        case .unknownHost: "This is another server"
        case .foreignForm: Self.outOfDate
        case .tooLarge: "That is too much at once"
        case .unreadable: "That could not be read"
        case .busy: "The system is busy"
        case .outcomeUnknown: "Please look whether it was done"
        case .fault: "Something went wrong here"
        }
    }

    fileprivate var paragraphs: [String] {
        switch self {
        case .notFound(let sentences) where sentences.isEmpty:
            ["There is no such page, or it is not yours to see. If you typed the address, look whether it is right."]
        case .notFound(let sentences), .notNow(let sentences): sentences
        case .invalid(let sentences): sentences + [Self.goingBack]
        case .refused: ["Nothing was changed."]
        case .signInNeeded: ["This page is for people who are signed in. Your session may have ended."]
        case .proofNeeded: ["Nothing was changed. Your password was not asked for lately."]
        case .secondFactorNeeded: ["Your role asks for it. Until then there is nothing else to open."]
        case .methodNotAllowed: ["Go back, and use the page's own buttons."]
        case .unknownHost: ["The address that you used is not one of this server's."]
        case .foreignForm: ["Nothing was changed. Go back, load the page again, and send it again."]
        case .tooLarge:
            [
                "Nothing was changed. Send less at once, or a smaller file.",
                "Use your browser’s button to go back: most browsers still have what you typed. Then choose "
                    + "other files, or send them one after another.",
            ]
        case .unreadable: ["Nothing was changed. Go back, and look for unusual characters in what you entered."]
        case .busy: ["Nothing was changed. Try again in a moment.", Self.goingBack]
        case .outcomeUnknown:
            ["The connection to the database broke while your change was being kept. Look before you repeat it."]
        case .fault:
            ["It is our mistake, not yours, and has been written down. If it happens again, tell us the reference."]
        }
    }

    /// What is said of a form that carries another session's proof, or none.
    static let outOfDate = "Your page is out of date"

    /// Not every browser keeps what was typed, so no more is promised.
    private static let goingBack = "Go back to what you entered: most browsers still have it."

    fileprivate var explanation: Explanation? {
        guard case .refused(let sentences, let references) = self else { return nil }
        return Explanation(isAllowed: false, sentences: sentences, references: references)
    }

    fileprivate var isReferenceTold: Bool {
        switch self {
        case .fault, .busy, .outcomeUnknown: true
        default: false
        }
    }
}

extension Problem {
    /// The page to sign in on, where that is what is missing.
    fileprivate func signIn(_ visit: Visit) -> Frame.Place? {
        guard self == .signInNeeded, let organisation = try? visit.word("organisation") else { return nil }
        return Frame.Place("Sign in", at: Address.signIn(organisation))
    }
}

extension Frame {
    fileprivate static func home(_ visit: Visit) -> Place {
        visit.signedIn.map { Place("Go to your first page", at: Address.home($0.organisation)) }
            ?? Place("Go to the first page", at: Address.front)
    }
}

extension Visit {
    /// The page whose form was sent, as the browser tells it; nil where none was, or it is none of ours.
    fileprivate var formPage: String? {
        guard head.method == .post, let organisation = signedIn?.organisation ?? (try? word("organisation")),
            let named = head.headerFields[.referer], named.hasPrefix(origin.description + "/")
        else { return nil }
        return Address.inside(organisation, String(named.dropFirst(origin.description.count)))
    }
}
