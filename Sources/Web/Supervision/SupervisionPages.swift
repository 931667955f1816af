// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import NIOCore
import Organisations

/// One's sessions, one of them, what one writes about it, and the same for a calendar.
struct SupervisionPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (platform, viewer) = (visit.pages.platform, signedIn.viewer)
        let supervisions = Supervisions(platform)
        let coming = try await supervisions.own(.coming, Learning.Page(size: Learning.Page.sizeMaximum), by: viewer)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: SupervisionListPage.size)
        let past = try await supervisions.own(.past, page, by: viewer)
        return try visit.show(
            SupervisionListPage(
                visit,
                signedIn,
                coming: coming.items,
                past: past,
                mayArrange: try await supervisions.mayArrange(by: viewer),
                try await Reviews(platform).tasks(by: viewer)
            )
        )
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await Supervisions(visit.pages.platform)
            .details(visit.supervisionNumber(), by: signedIn.viewer)
        return try visit.show(SupervisionPage(visit, signedIn, details))
    }

    func write(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (supervisions, id) = (Supervisions(visit.pages.platform), try visit.supervisionNumber())
        do {
            try await supervisions.write(
                agenda: visit.form.verbatim("agenda") ?? "",
                notes: visit.form.verbatim("notes") ?? "",
                in: id,
                seen: visit.form.number("revision") ?? 0,
                by: signedIn.viewer
            )
        } catch let input as InvalidInput {
            let details = try await supervisions.details(id, by: signedIn.viewer)
            let page = SupervisionPage(visit, signedIn, details, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let details = try await supervisions.details(id, by: signedIn.viewer)
            let page = SupervisionPage(visit, signedIn, details, objection: objection.sentence)
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(
            to: Address.supervision(signedIn.organisation, id),
            saying: "What you wrote is kept. Both of you read it."
        )
    }

    func calendar(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = try visit.supervisionNumber()
        let details = try await Supervisions(visit.pages.platform).details(id, by: signedIn.viewer)
        let entry = CalendarEntry(
            details.supervision,
            for: signedIn.viewer.subject,
            page: "\(visit.origin)\(Address.supervision(signedIn.organisation, id))"
        )
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: entry.text)))
        response.headers[.contentType] = "text/calendar; charset=utf-8"
        response.headers[.contentDisposition] = "attachment; filename=\"supervision-session.ics\""
        return response
    }
}

extension Visit {
    /// The session in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that a session could have.
    func supervisionNumber() throws -> Int64 { Int64(try number("supervision")) }
}
