// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// What the operator sees and does about the requests of one organisation.
struct DeskPages: Sendable {
    func list(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        let state = visit.query["state"].flatMap(SupportState.init)
        let page = Learning.Page(visit.query.number("page") ?? 1, size: DeskListPage.size)
        let list = try await SupportDesk(visit.pages.platform).list(state, page, of: desk.organisation.id)
        return try visit.show(DeskListPage(visit, desk, state, list))
    }

    func show(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        try visit.show(DeskRequestPage(visit, desk, try await details(visit, desk)))
    }

    func file(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        do {
            let (name, file) = try await SupportDesk(visit.pages.platform)
                .file(Int64(try visit.number("file")), of: desk.organisation.id)
            return visit.attachment(file, named: name)
        } catch is Objection {
            throw Problem.notFound([])
        }
    }

    func answer(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        try await act(visit, desk, saying: "Answered. Whoever asked is told.") { support, id, text in
            try await support.answer(id, saying: text, as: desk.name, in: desk.organisation.id)
        }
    }

    func close(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        try await act(visit, desk, saying: "Closed. Whoever asked is told, and can open it again.") {
            support,
            id,
            text in
            try await support.close(id, saying: text, as: desk.name, in: desk.organisation.id)
        }
    }

    func leave(_ visit: Visit, _ desk: DeskVisit) async throws -> Response {
        if let token = visit.cookies.desk {
            try await SupportDesk(visit.pages.platform).leave(token, of: desk.organisation.id)
        }
        var response = visit.redirect(to: Address.front, saying: "You have left the support page.")
        response.setCookie(visit.cookies.drop(.desk))
        return response
    }

    /// Does something with what was typed, which is kept where it was not done.
    private func act(
        _ visit: Visit,
        _ desk: DeskVisit,
        saying sentence: String,
        _ body: (SupportDesk, Int64, String) async throws -> Void
    ) async throws -> Response {
        let (id, text) = (Int64(try visit.number("request")), visit.form["text"] ?? "")
        do {
            try await body(SupportDesk(visit.pages.platform), id, text)
        } catch let input as InvalidInput {
            let request = try await details(visit, desk)
            let page = DeskRequestPage(visit, desk, request, typed: text, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let request = try await details(visit, desk)
            let page = DeskRequestPage(visit, desk, request, typed: text, objections: [objection.sentence])
            return try visit.show(page, status: .conflict)
        }
        return visit.redirect(to: Address.requestAtDesk(desk.organisation.slug, id), saying: sentence)
    }

    private func details(_ visit: Visit, _ desk: DeskVisit) async throws -> SupportRequest {
        do {
            return try await SupportDesk(visit.pages.platform)
                .details(Int64(try visit.number("request")), of: desk.organisation.id)
        } catch is Objection {
            throw Problem.notFound([])
        }
    }
}
