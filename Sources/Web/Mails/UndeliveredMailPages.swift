// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Mails that did not arrive, for whoever looks after the people they went to.
struct UndeliveredMailPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: UndeliveredMailsPage.size)
        let mails = try await Mails(visit.pages.platform).undelivered(page, by: signedIn.viewer)
        return try visit.show(UndeliveredMailsPage(visit, signedIn, mails))
    }
}

/// The list of them, and what to do.
struct UndeliveredMailsPage: Page {
    static let template = "mails/undelivered"
    static let size = 30

    let frame: Frame
    let lead: String
    let mails: [Line]
    let hasMails: Bool
    let pagination: Pagination?
    let nothing: EmptyState?

    /// One mail.
    struct Line: Sendable {
        let name: String
        let address: String
        let mail: String?
        let what: String
        let made: String
        let tag: Tag
        let reason: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: Paged<UndeliveredMail>) {
        let organisation = signedIn.organisation
        let people = Frame.Place(signedIn.words.people, at: Address.people(organisation))
        let isTried = list.items.isEmpty || list.items.contains { $0.reason != nil }
        frame = Frame(visit, isTried ? "Mails that did not arrive" : "Mails that were not sent", trail: [people])
        let leaves = "A mail leaves this list when a later one arrives, or after 30 days."
        lead =
            isTried
            ? "Look at the address first: open the person’s page, mend it, and send the invitation again. \(leaves)"
            : """
            No mail server was set up, so these were not sent, and nothing is wrong with the addresses. Whoever runs this \
            platform can set one up. \(leaves)
            """
        mails = list.items.map { mail in
            Line(
                name: mail.name,
                address: Address.person(organisation, mail.person),
                mail: mail.email,
                what: mail.kind.title,
                made: mail.madeAt.minuteWords,
                tag: mail.isTriedAgain
                    ? Tag("Will be tried again", .waiting)
                    : mail.reason == nil ? Tag("Not sent", .plain) : Tag("Given up", .bad),
                reason: mail.reason ?? "no mail server was set up"
            )
        }
        hasMails = !mails.isEmpty
        pagination = Pagination(list) { page in
            Address.with(
                Address.undeliveredMails(organisation),
                ["page": page == 1 ? nil : String(page)]
            )
        }
        nothing =
            hasMails
            ? nil
            : EmptyState(
                "No mail came back",
                says: "Of the last 30 days none was refused, and none waits for another try.",
                icon: "check",
                action: Frame.Place("Back to the list", at: people.address)
            )
    }
}

extension MailKind {
    /// What it is for, as its receiver would call it.
    fileprivate var title: String {
        switch self {
        case .invitation: "Invitation"
        case .reset: "Link for a new password"
        case .notices: "Notice"
        case .digest: "Daily digest"
        case .refusal: "Answer to a request for an account"
        case .proof: "Link to prove an address"
        }
    }
}
