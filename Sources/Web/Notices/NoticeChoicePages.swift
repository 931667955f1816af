// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// How one wants to be told.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/account/notices` | each kind, and how |
/// | POST | `/{organisation}/account/notices` | chooses |
struct NoticeChoicePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let choices = try await NoticeChoices(visit.pages.platform).own(by: signedIn.viewer)
        return try visit.show(NoticeChoicesPage(visit, signedIn, choices))
    }

    func choose(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let choices = NoticeKind.allCases.filter(\.isOptional).compactMap { kind -> NoticeChoice? in
            let word = visit.form["\(kind.rawValue)-mail"]
            guard let byMail = word.flatMap(NoticeWay.ByMail.init) else { return nil }
            let inPage = visit.form.isTicked("\(kind.rawValue)-page")
            return NoticeChoice(kind: kind, way: NoticeWay(inPage: inPage, byMail: byMail))
        }
        guard !choices.isEmpty else { throw Problem.unreadable }
        try await NoticeChoices(visit.pages.platform).choose(choices, by: signedIn.viewer)
        return visit.redirect(
            to: Address.noticeChoices(signedIn.organisation),
            saying: "Your choice is kept."
        )
    }
}

/// The form to choose with.
struct NoticeChoicesPage: Page {
    static let template = "notices/choices"

    let frame: Frame
    let sendsMail: Bool
    let action: String
    let kinds: [Kind]
    /// What one is told in any case.
    let always: [String]
    let cancel: String

    /// What can be chosen.
    struct Kind: Sendable {
        let title: String
        let says: String
        let page: Choices
        let mail: Choices
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ choices: [NoticeChoice]) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "How you are told",
            trail: [Frame.Place("Your account", at: Address.account(organisation))]
        )
        sendsMail = visit.pages.configuration.sendsMail
        action = Address.noticeChoices(organisation)
        kinds = choices.filter { $0.kind.isOptional }.map(Kind.init)
        always = choices.filter { !$0.kind.isOptional }.map { $0.kind.says }
        cancel = Address.account(organisation)
    }
}

extension NoticeChoicesPage.Kind {
    fileprivate init(_ choice: NoticeChoice) {
        let name = choice.kind.rawValue
        title = choice.kind.title
        says = choice.kind.says
        page = Choices(
            "\(name)-page",
            "Here, under Notices",
            [Choices.Answer("yes", "Show it")],
            chosen: choice.way.inPage ? ["yes"] : []
        )
        mail = Choices(
            "\(name)-mail",
            "By mail",
            [
                Choices.Answer(NoticeWay.ByMail.atOnce.rawValue, "At once"),
                Choices.Answer(NoticeWay.ByMail.daily.rawValue, "Once a day, together with the rest"),
                Choices.Answer(NoticeWay.ByMail.never.rawValue, "Not"),
            ],
            chosen: [choice.way.byMail.rawValue]
        )
    }
}

extension NoticeKind {
    /// What a kind is called where one chooses.
    var title: String {
        switch self {
        case .roles: "Your roles"
        case .registrations: "Who asks for an account"
        case .reports: "Your reports"
        case .requests: "What waits for you"
        case .progress: "Your proficiencies"
        case .support: "Your support requests"
        case .supervision: "Your supervision sessions"
        case .account: "Your account"
        case .security: "Your security"
        }
    }

    /// What one is told of.
    var says: String {
        switch self {
        case .roles: "You are given a role, or one of yours ends."
        case .registrations: "Somebody waits for an account, and you may decide on it."
        case .reports: "A report that you saved is ready, at the time that you chose."
        case .requests: "A learner asks you to confirm something, or to sign off what they completed."
        case .progress: "Something of yours is confirmed, sent back or signed off."
        case .support: "Support answers or closes a request of yours."
        case .supervision: "One is arranged, changed or cancelled, or comes on the next day."
        case .account: "Your account is ready, approved or reactivated."
        case .security:
            "Your password or address was changed, you signed in with another browser, or somebody asked for a new password."
        }
    }
}
