// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Who registered themselves and waits.
struct RegistrationPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn))
    }

    func decide(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let approve = visit.form["decision"] == "approve"
        guard approve || visit.form["decision"] == "refuse" else { throw Problem.unreadable }
        // Whoever found an open browser would let themselves in.
        if approve { try visit.demandProof() }
        do {
            let decision = try await People(visit.pages.platform).decide(
                Int64(try visit.number("registration")),
                approve: approve,
                byMail: visit.pages.configuration.sendsMail,
                by: signedIn.viewer
            )
            let words: String
            switch decision {
            case .refused: words = "They were refused."
            case .invited: words = "They are sent a mail, with a link to set a password."
            case .signsIn: words = "They can sign in now, with the password they chose."
            case .handed(let person, let name, let word):
                return try visit.show(InvitationLinkPage(visit, signedIn, (person, name), word))
            }
            return visit.redirect(to: Address.registrations(signedIn.organisation), saying: words)
        } catch let input as InvalidInput {
            return try await showAgain(visit, signedIn, input)
        }
    }

    /// The list again with what is wrong with a form about it.
    func showAgain(_ visit: Visit, _ signedIn: SignedIn, _ input: InvalidInput) async throws -> Response {
        let problems = Problems(input.problems.map { .init("registrations", $0.message) })
        return try visit.show(try await page(visit, signedIn, problems), status: .unprocessableContent)
    }

    private func page(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ problems: Problems = .none
    ) async throws -> RegistrationsPage {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: RegistrationsPage.size)
        let waiting = try await People(visit.pages.platform).registrations(page, by: signedIn.viewer)
        let rights = try await People(visit.pages.platform).rights(by: signedIn.viewer)
        return RegistrationsPage(
            visit,
            signedIn,
            waiting,
            problems,
            mayEditQuestions: rights.mayEditQuestions,
            mayEditDomains: try await ApprovedDomains(visit.pages.platform).mayEdit(by: signedIn.viewer)
        )
    }
}

/// Those who wait, each to approve or to refuse.
struct RegistrationsPage: Page {
    static let template = "people/registrations"
    static let size = 30

    let frame: Frame
    let lead: String
    /// What the one who decides has to see to themselves; nil where a mail does.
    let warning: String?
    let waiting: [Line]
    let hasWaiting: Bool
    /// Where several are decided on at once.
    let check: String
    let questions: String?
    let domains: String?
    let pagination: Pagination?
    let download: Download?
    let nobody: EmptyState?

    /// One who waits.
    struct Line: Sendable {
        let name: String
        let mail: String
        let asked: String
        let action: String
        let id: String
        let answers: [Answer]
        /// That they need nobody's decision once they prove their address.
        let proves: String?
    }

    /// What they answered to one question.
    struct Answer: Sendable {
        let question: String
        let answer: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ list: Paged<Registration>,
        _ problems: Problems,
        mayEditQuestions: Bool = false,
        mayEditDomains: Bool = false
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Waiting for an account",
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))],
            problems: problems
        )
        let sendsMail = visit.pages.configuration.sendsMail
        lead =
            "They wrote this themselves. Approve only whom you know"
            + (sendsMail
                ? ". They are then sent a mail to this address, with a link to set a password."
                : "; they can then sign in with the password they chose.")
        warning =
            sendsMail || list.items.isEmpty
            ? nil
            : "Nothing proves that an address is theirs, as no mail is sent from here. "
                + "Before you approve somebody, ask them yourself whether it was them."
        waiting = list.items.map { asked in
            Line(
                name: asked.name,
                mail: asked.email,
                asked: asked.askedAt.dayWords,
                action: Address.registration(organisation, asked.id),
                id: String(asked.id),
                answers: asked.answers.map { Answer(question: $0.question.words, answer: $0.shown) },
                proves: asked.provesUntil.map { "Waits for the address to be proved, by a link until \($0.dayWords)" }
            )
        }
        hasWaiting = !waiting.isEmpty
        check = Address.registrationCheck(organisation)
        questions = mayEditQuestions ? Address.profileQuestions(organisation) : nil
        domains = mayEditDomains ? Address.approvedDomains(organisation) : nil
        pagination =
            list.total > Self.size
            ? Pagination(page: list.page.number, size: list.page.size, total: list.total) { page in
                Address.with(Address.registrations(organisation), ["page": page == 1 ? nil : String(page)])
            }
            : nil
        download = hasWaiting ? Download(Address.registrationsFile(organisation)) : nil
        nobody =
            hasWaiting
            ? nil : EmptyState("Nobody waits", says: "Whoever asks for an account appears here.", icon: "check")
    }
}
