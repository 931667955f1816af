// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// How an organisation is reached (H-11).
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/about` | for everyone in it |
/// | GET, POST | `/{organisation}/about/edit` | changes it |
struct DetailsPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (details, mayEdit) = try await OrganisationDetails(visit.pages.platform).read(by: signedIn.viewer)
        return try visit.show(DetailsPage(visit, signedIn, details, mayEdit: mayEdit))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(DetailsFormPage(visit, signedIn, try await details(visit, signedIn)))
    }

    func save(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let typed = Dictionary(uniqueKeysWithValues: Details.Field.allCases.map { ($0, visit.form[$0.rawValue] ?? "") })
        let version = visit.form["version"].flatMap(Int64.init) ?? 0
        do {
            try await OrganisationDetails(visit.pages.platform).edit(typed, version: version, by: signedIn.viewer)
        } catch let input as InvalidInput {
            // Over the version that was seen, not over what somebody else may have written meanwhile.
            let page = DetailsFormPage(visit, signedIn, Details(typed, version: version), problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let now = try await details(visit, signedIn)
            let page = DetailsFormPage(
                visit,
                signedIn,
                Details(typed, version: now.version),
                now: now,
                objections: [objection.sentence]
            )
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(to: Address.about(signedIn.organisation), saying: "The details are changed.")
    }

    private func details(_ visit: Visit, _ signedIn: SignedIn) async throws -> Details {
        try await OrganisationDetails(visit.pages.platform).detailsToEdit(by: signedIn.viewer)
    }
}
