// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The reports that somebody may read.
struct ReportsPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let kinds = try await Reports(visit.pages.platform).kinds(by: signedIn.viewer)
        return try visit.show(ReportsPage(visit, signedIn, kinds))
    }
}

/// The list of reports.
struct ReportsPage: Page {
    static let template = "tracking/reports"

    let frame: Frame
    let reports: [HomePage.Area]
    let saved: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ kinds: [ReportKind]) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Reports",
            trail: [Frame.Place(signedIn.trackingTitle, at: Address.tracking(organisation))]
        )
        saved = Address.savedReports(organisation)
        reports = [HomePage.Area](kinds, at: organisation)
    }
}

extension [HomePage.Area] {
    /// Reports as cards that lead to them.
    init(_ kinds: [ReportKind], at organisation: String) {
        self = kinds.map { kind in
            HomePage.Area(
                title: kind.title,
                address: Address.report(organisation, kind),
                icon: "list",
                says: kind.says
            )
        }
    }
}
