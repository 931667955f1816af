// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// The requests of the support area (H-12).
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/support` | the requests that one may see, filtered |
/// | GET | `/{organisation}/support/{request}` | one, with what was said |
/// | POST | `…/reply`, `…/close`, `…/open` | by whoever asked it |
/// | GET | `/{organisation}/support/files/{file}` | a file beside a message |
struct SupportPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let requests = SupportRequests(visit.pages.platform)
        let area = try await requests.area(by: signedIn.viewer)
        let filter = SupportFilter(
            state: visit.query["state"].flatMap(SupportState.init),
            isOwn: visit.query["whose"] == "mine",
            search: String((visit.query["q"] ?? "").prefix(200))
        )
        let page = Learning.Page(visit.query.number("page") ?? 1, size: SupportListPage.size)
        let list = try await requests.list(filter, page, by: signedIn.viewer)
        return try visit.show(SupportListPage(visit, signedIn, area, filter, list))
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let request = try await details(visit, signedIn)
        return try visit.show(SupportRequestPage(visit, signedIn, request))
    }

    func reply(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = Int64(try visit.number("request"))
        return try await write(visit, signedIn, saying: "Sent. You are told when support answers.") { typed in
            try await SupportRequests(visit.pages.platform)
                .reply(to: id, saying: typed.text, files: typed.files, form: visit.formWord, by: signedIn.viewer)
        }
    }

    func close(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = Int64(try visit.number("request"))
        return try await write(visit, signedIn, saying: "Closed. You can open it again.") { _ in
            try await SupportRequests(visit.pages.platform).close(id, by: signedIn.viewer)
        }
    }

    func openAgain(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = Int64(try visit.number("request"))
        return try await write(visit, signedIn, saying: "Open again. You are told when support answers.") { typed in
            try await SupportRequests(visit.pages.platform)
                .openAgain(id, saying: typed.text, files: typed.files, by: signedIn.viewer)
        }
    }

    /// The file as an attachment: nothing that somebody sent is ever shown as a page of ours.
    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (name, file) = try await SupportRequests(visit.pages.platform)
            .file(Int64(try visit.number("file")), by: signedIn.viewer)
        return visit.attachment(file, named: name)
    }

    /// Does something and leads back to the request; what was typed is kept where it was not done.
    private func write(
        _ visit: Visit,
        _ signedIn: SignedIn,
        saying sentence: String,
        _ body: (TypedMessage) async throws -> Void
    ) async throws -> Response {
        let typed = TypedMessage(visit.form, visit.uploads)
        do {
            try await body(typed)
        } catch let input as InvalidInput {
            let page = SupportRequestPage(
                visit,
                signedIn,
                try await details(visit, signedIn),
                typed: typed.text,
                problems: Problems(input)
            )
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let page = SupportRequestPage(
                visit,
                signedIn,
                try await details(visit, signedIn),
                typed: typed.text,
                objections: [objection.sentence]
            )
            return try visit.show(page, status: .conflict)
        }
        let request = Int64(try visit.number("request"))
        return visit.redirect(to: Address.supportRequest(signedIn.organisation, request), saying: sentence)
    }

    private func details(_ visit: Visit, _ signedIn: SignedIn) async throws -> SupportRequest {
        try await SupportRequests(visit.pages.platform)
            .details(Int64(try visit.number("request")), by: signedIn.viewer)
    }
}

/// What was entered to be said to support.
struct TypedMessage: Sendable, Hashable {
    let text: String
    let files: [SentFile]

    init(_ form: Form, _ uploads: [Upload] = []) {
        text = form["text"] ?? ""
        files = uploads.sent
    }
}

extension SignedIn {
    /// The support area, above its pages.
    var supportPlace: Frame.Place { Frame.Place("Support", at: Address.support(organisation)) }
}
