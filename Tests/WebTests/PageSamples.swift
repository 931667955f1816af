// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Logging
import NIOCore

@testable import Web

/// Pages with something in every part: each template is held against those of its page.
///
/// Whoever adds a page adds samples of it here, so that each optional has a value and each list something in it once.
struct PageSamples {
    let visit: Visit
    /// To a server that sends mails.
    let mailing: Visit

    init() throws {
        visit = try Self.visit(sendsMail: false)
        mailing = try Self.visit(sendsMail: true)
    }

    private static func visit(sendsMail: Bool) throws -> Visit {
        var configuration = WebConfiguration()
        configuration.sendsMail = sendsMail
        configuration.isDemo = true
        let origin = Origin(.https, host: "learn.example.org")
        configuration.origins = [origin]
        let head = HTTPRequest(method: .get, scheme: "https", authority: "learn.example.org", path: "/ashford/people")
        var withNotice = head
        withNotice.headerFields[.cookie] = "__Host-notice=" + PassingNotice.write("Done")
        let request = Request(head: withNotice, body: RequestBody(buffer: ByteBuffer()))
        var visit = Visit(
            request,
            Arrival(logger: configuration.logger),
            at: origin,
            try Pages(configuration, try Site.platform())
        )
        visit.signedIn = Site.ada
        return visit
    }

    var all: [any Page] {
        let problems = Problems([.init("email", "Enter an e-mail address"), .init("role", "Choose a role")])
        return [
            ProblemPage(.fault, visit),
            ProblemPage(
                .refused(sentences: ["No.", "You hold no role there."], references: ["university, line 12"]),
                visit
            ),
            StylePage(visit, problems: problems),
        ] + people + rolePages + placePages + privacy + importPages + many + learning + supervise + support
            + tracking + courses
            + supervision + enrolling + profileQuestions
    }
}
