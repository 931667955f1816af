// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Hummingbird
import Learning

/// The page that a link of the command line leads to.
///
/// Looking at it uses nothing up, as programs that look ahead do; entering does.
struct DeskDoorPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let (slug, link, key) = try entry(visit)
        let organisation = try await SupportDesk(visit.pages.platform).demandGood(link, to: slug, with: key)
        return try visit.show(DeskDoorPage(visit, organisation, link))
    }

    func enter(_ visit: Visit) async throws -> Response {
        let (slug, link, key) = try entry(visit)
        let desk = SupportDesk(visit.pages.platform)
        let name = visit.form["name"] ?? ""
        do {
            let token = try await desk.enter(slug, by: link, with: key, as: name)
            var response = visit.redirect(to: Address.desk(slug))
            response.setCookie(visit.cookies.make(.desk, token, seconds: Self.secondsMaximum))
            return response
        } catch let input as InvalidInput {
            let organisation = try await desk.demandGood(link, to: slug, with: key)
            let page = DeskDoorPage(visit, organisation, link, typed: name, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    private static let secondsMaximum = 3_600

    private func entry(_ visit: Visit) throws -> (slug: String, link: OperatorLink, key: OperatorKey) {
        let (word, mark) = (try visit.word("word"), try visit.word("mark"))
        guard Token.isWellFormed(word), Token.isWellFormed(mark), let key = visit.pages.configuration.operatorKey else {
            throw Problem.notFound([])
        }
        let until = Instant(seconds: Int64(try visit.number("until")))
        return (try visit.word("desk"), OperatorLink(until: until, word: word, mark: mark), key)
    }
}

/// By which name the operator answers.
struct DeskDoorPage: Page {
    static let template = "operator/door"

    let frame: Frame
    let says: String
    let action: String
    let name: Field

    init(
        _ visit: Visit,
        _ organisation: OrganisationSummary,
        _ link: OperatorLink,
        typed: String = "",
        problems: Problems = .none
    ) {
        frame = Frame(visit, "Answer what \(organisation.title) asks", problems: problems)
        says = "This link is good once. You can answer for an hour, in this browser alone."
        action = Address.enterDesk(organisation.slug, link)
        name = Field(
            "name",
            "Your name",
            value: typed,
            hint: "It stands beside each of your answers, such as “Kim at support”.",
            problems: problems
        )
    }
}
