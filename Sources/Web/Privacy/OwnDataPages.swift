// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import NIOCore

/// What is kept about oneself, who looked at it, and asking that it goes.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/account/data` | says what the file has |
/// | POST | `/{organisation}/account/data` | the file: a page to read, or JSON; that it was taken is written down |
/// | GET | `/{organisation}/account/readers` | who looked at one's page |
/// | GET, POST | `/{organisation}/account/erasure` | asks to be erased, or takes that back |
struct OwnDataPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(OwnDataPage(visit, signedIn))
    }

    func take(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let format = visit.form["as"] ?? "page"
        guard format == "page" || format == "json" else { throw Problem.unreadable }
        let data = try await PersonalData(visit.pages.platform).own(by: signedIn.viewer)
        let name = "my-data-\(signedIn.organisation)"
        if format == "json" {
            return visit.download(try data.json(), type: "application/json; charset=utf-8", as: name + ".json")
        }
        let page = try visit.pages.templates.render(OwnDataFile(visit, data))
        return visit.download(page, type: "text/html; charset=utf-8", as: name + ".html")
    }

    func readers(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: ReadersPage.size)
        let views = try await Readers(visit.pages.platform).own(page, by: signedIn.viewer)
        return try visit.show(ReadersPage(visit, signedIn, views))
    }

    func askErasure(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let asked = try await Erasures(visit.pages.platform).ownRequest(by: signedIn.viewer)
        return try visit.show(OwnErasurePage(visit, signedIn, asked))
    }

    func sendErasure(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let erasures = Erasures(visit.pages.platform)
        let isWithdrawn = visit.form["decision"] == "withdraw"
        guard isWithdrawn || visit.form["decision"] == "ask" else { throw Problem.unreadable }
        if isWithdrawn {
            try await erasures.withdraw(by: signedIn.viewer)
        } else {
            try await erasures.ask(by: signedIn.viewer)
        }
        return visit.redirect(
            to: Address.ownErasure(signedIn.organisation),
            saying: isWithdrawn ? "You took it back: nothing is erased." : "You asked. Somebody decides on it."
        )
    }
}

extension Visit {
    /// A text as a file to download.
    func download(_ text: String, type: String, as name: String) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentType] = type
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }
}
