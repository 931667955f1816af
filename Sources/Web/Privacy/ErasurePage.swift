// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What erasing somebody does, before it is done.
struct ErasurePage: Page {
    static let template = "privacy/erasure"

    let frame: Frame
    let asked: String?
    let goes: [String]
    let stays: [String]
    let roles: [String]
    let hasRoles: Bool
    let erasedName: String
    let action: String
    let cancel: String
    let error: String?
    let isPossible: Bool
    let deactivate: String?

    init(_ visit: Visit, _ signedIn: SignedIn, _ review: ErasureReview, _ problems: Problems = .none) {
        let (organisation, person) = (signedIn.organisation, review.person)
        frame = Frame(visit, "Erase \(person.name)?", trail: .to(person, signedIn), problems: problems)
        asked = review.askedAt.map { "\(person.name) asked for it on \($0.dayWords)." }
        goes = ErasureWords.goes("Their")
        stays = ErasureWords.stays
        roles = review.roles.map(\.words)
        hasRoles = !roles.isEmpty
        erasedName = review.erasedName
        action = Address.erasure(organisation, person.id)
        cancel = Address.person(organisation, person.id)
        error = problems["sure"]
        isPossible = !review.isOwn
        deactivate = person.isActive ? Address.deactivation(organisation, person.id) : nil
    }
}

/// Who asked to be erased.
struct ErasureRequestsPage: Page {
    static let template = "privacy/requests"

    let frame: Frame
    let requests: [Line]
    let hasRequests: Bool
    let nobody: EmptyState?

    /// One who asked.
    struct Line: Sendable {
        let name: String
        let asked: String
        let address: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ requests: [ErasureRequest]) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Asked to be erased",
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))]
        )
        self.requests = requests.map { request in
            Line(
                name: request.name,
                asked: request.askedAt.dayWords,
                address: Address.erasure(organisation, request.person)
            )
        }
        hasRequests = !requests.isEmpty
        nobody =
            hasRequests
            ? nil : EmptyState("Nobody waits", says: "Whoever asks to be erased appears here.", icon: "check")
    }
}
