// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Ending a role: what that changes, and then the end.
struct EndPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let roles = Roles(visit.pages.platform)
        let id = Int64(try visit.number("holding"))
        let holding = try await roles.holding(id, by: signedIn.viewer)
        do {
            let preview = try await roles.previewEnd(of: id, by: signedIn.viewer)
            return try visit.show(EndPage(visit, signedIn, holding, preview, []))
        } catch let error as Objection {
            return try visit.show(EndPage(visit, signedIn, holding, nil, [error.sentence]))
        }
    }

    func end(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let roles = Roles(visit.pages.platform)
        let id = Int64(try visit.number("holding"))
        let holding = try await roles.holding(id, by: signedIn.viewer)
        do {
            try await roles.end(id, by: signedIn.viewer)
        } catch let error as Objection {
            let page = EndPage(visit, signedIn, holding, nil, [error.sentence])
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(
            to: EndPage.destination(holding, signedIn),
            saying: holding.state == .future
                ? "\(holding.personName) will not be \(holding.words)."
                : "\(holding.personName) is no longer \(holding.words)."
        )
    }
}

/// What ending a role would change, and the button that does it.
struct EndPage: Page {
    static let template = "roles/end"

    let frame: Frame
    let facts: Summary
    let action: String
    let preview: Preview?
    /// Why it cannot be ended; then there is no button.
    let objections: [String]
    let isPossible: Bool
    let button: String
    let back: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ holding: HoldingSummary,
        _ preview: ChangePreview?,
        _ objections: [String]
    ) {
        let title = objections.isEmpty ? "Check before you end the role" : "This role cannot be ended now"
        frame = Frame(visit, title)
        facts = Summary([
            Summary.Row("Who", holding.personName), Summary.Row("Role", holding.words),
            Summary.Row("When", holding.datesWords), Summary.Row("Where it comes from", holding.sourceWords),
        ])
        action = holding.id.map { Address.endRole(signedIn.organisation, $0) } ?? ""
        self.preview = preview.map(Preview.init)
        self.objections = objections
        isPossible = objections.isEmpty
        button = holding.state == .future ? "Take it back" : "End the role now"
        back = Self.destination(holding, signedIn)
    }

    /// Where one is led afterwards: to what one may see of it.
    static func destination(_ holding: HoldingSummary, _ signedIn: SignedIn) -> String {
        let organisation = signedIn.organisation
        if holding.person == signedIn.viewer.person { return Address.myRoles(organisation) }
        if holding.node != .organisation, holding.maySeePlace { return Address.place(organisation, holding.node) }
        return holding.maySeePerson ? Address.person(organisation, holding.person) : Address.home(organisation)
    }
}
