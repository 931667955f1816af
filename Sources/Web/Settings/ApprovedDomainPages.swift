// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Whose registrations are approved without a decision.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/approved-domains` | the domains, and a form for one more |
/// | POST | the same | lists a domain |
/// | POST | `/{organisation}/approved-domains/removal` | takes one off |
struct ApprovedDomainPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn))
    }

    func add(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        do {
            try await ApprovedDomains(visit.pages.platform).add(visit.form["domain"] ?? "", by: signedIn.viewer)
        } catch let input as InvalidInput {
            return try visit.show(
                try await page(visit, signedIn, Problems(input)),
                status: .unprocessableContent
            )
        }
        return visit.redirect(
            to: Address.approvedDomains(signedIn.organisation),
            saying: "It is on the list."
                + (visit.pages.configuration.sendsMail
                    ? " Whoever asks from now on with such an address is sent a link." : "")
        )
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await ApprovedDomains(visit.pages.platform).remove(visit.form["domain"] ?? "", by: signedIn.viewer)
        return visit.redirect(
            to: Address.approvedDomains(signedIn.organisation),
            saying: "It is off the list. Links that were sent lead to a decision by somebody."
        )
    }

    private func page(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ problems: Problems = .none
    ) async throws -> ApprovedDomainsPage {
        let domains = try await ApprovedDomains(visit.pages.platform).list(by: signedIn.viewer)
        return ApprovedDomainsPage(visit, signedIn, domains, problems)
    }
}

/// The domains that are listed, each to be taken off, and a form for one more.
struct ApprovedDomainsPage: Page {
    static let template = "settings/approved-domains"

    let frame: Frame
    let domains: [Line]
    let hasDomains: Bool
    let nothing: String?
    /// That it has no effect while no mail can be sent.
    let warning: String?
    /// Nil where there are as many as there can be.
    let domain: Field?
    let full: String?
    let action: String
    let removal: String

    /// One of them.
    struct Line: Sendable {
        let text: String
        let since: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ domains: [ApprovedDomain], _ problems: Problems = .none) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Automatic approval",
            trail: [Frame.Place("Settings", at: Address.settings(organisation))],
            problems: problems
        )
        self.domains = domains.map { Line(text: $0.domain, since: $0.addedAt.dayWords) }
        hasDomains = !domains.isEmpty
        nothing = domains.isEmpty ? "It is off: no domain is listed, and somebody decides on each registration." : nil
        warning =
            visit.pages.configuration.sendsMail
            ? nil : "No mail is sent from here, so nobody can prove an address: somebody decides on each registration."
        let isFull = domains.count >= ApprovedDomains.countMaximum
        domain =
            isFull
            ? nil
            : Field(
                "domain",
                "E-mail domain",
                value: problems.all.isEmpty ? "" : visit.form["domain"] ?? "",
                hint:
                    "What follows the @, such as hospital.example.org. Others that end in it have to be listed themselves.",
                problems: problems
            )
        full = isFull ? "There are \(ApprovedDomains.countMaximum) domains. Take one off to list another." : nil
        action = Address.approvedDomains(organisation)
        removal = Address.approvedDomainRemoval(organisation)
    }
}
