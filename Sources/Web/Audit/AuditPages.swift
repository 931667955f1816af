// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// The audit trail: who did what, and why that was allowed; whether it is whole; and as a file.
struct AuditPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let filter = AuditFilter(visit.query)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: 30)
        let entries = try await Audit(visit.pages.platform).entries(filter, page, by: signedIn.viewer)
        return try visit.show(AuditPage(visit, signedIn, filter, entries))
    }

    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let verification = try await Audit(visit.pages.platform).verify(by: signedIn.viewer)
        return try visit.show(AuditCheckPage(visit, signedIn, verification))
    }

    /// The entries of a filter as a file.
    ///
    /// It is sent for by a form, as taking it is itself written down.
    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let entries = try await Audit(visit.pages.platform).export(AuditFilter(visit.form), by: signedIn.viewer)
        let heads = [
            "number", "when", "who", "acting as", "what", "in words", "allowed because", "rule", "hash",
        ]
        let rows = entries.map { entry in
            [
                String(entry.number), entry.at.minuteWords, entry.actorName ?? "", entry.actingAsName ?? "", entry.act,
                entry.words, entry.because, entry.reasons, entry.hash,
            ]
        }
        let file = try await TableFile.write("Audit trail", heads, rows, as: visit.chosenFormat)
        return visit.download(file, as: "audit-\(signedIn.organisation)")
    }
}

extension AuditFilter {
    /// As a query or a form names it.
    init(_ form: Form) {
        self.init(
            act: form["act"].flatMap { ActKind(rawValue: $0)?.rawValue },
            person: form["person"].flatMap { UInt32($0) }.flatMap { $0 < 1 << 26 ? PersonID(index: $0) : nil },
            name: String((form["name"] ?? "").prefix(200))
        )
    }
}
