// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Where centre managers and administrators begin (H-13).
struct TrackingPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let platform = visit.pages.platform
        let kinds = try await Reports(platform).kinds(by: signedIn.viewer)
        let rights = try await People(platform).rights(by: signedIn.viewer)
        let imports =
            rights.mayImport
            ? try await Imports(platform).list(Learning.Page(size: 20), by: signedIn.viewer).items : []
        let groups = try await Structure(platform).kinds(by: signedIn.viewer).first(where: \.isGroup)
        return try visit.show(TrackingPage(visit, signedIn, rights, imports, kinds, groups))
    }
}

extension SignedIn {
    /// What the role model calls this part of the product.
    var trackingTitle: String {
        applications.first { $0.address == Address.tracking(organisation) }?.title ?? "Tracking System"
    }

    /// The places above a report.
    func reportTrail(to kind: ReportKind? = nil, _ filter: ReportFilter? = nil) -> [Frame.Place] {
        [
            Frame.Place(trackingTitle, at: Address.tracking(organisation)),
            Frame.Place("Reports", at: Address.reports(organisation)),
        ] + (kind.map { [Frame.Place($0.title, at: Address.report(organisation, $0, filter))] } ?? [])
    }
}
