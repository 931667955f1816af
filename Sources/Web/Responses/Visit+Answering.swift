// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Logging
import NIOCore
import Sheets

extension Visit {
    /// A page as an answer.
    ///
    /// The browser keeps no copy, so that what was seen is not shown to whoever comes next at the same machine. A notice is
    /// told once: the page that prints it takes its cookie back.
    ///
    /// - Throws: what is wrong with the template.
    func show(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        let html = try pages.templates.render(page)
        var response = Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        if cookies.notice != nil { response.setCookie(cookies.drop(.notice)) }
        if signedIn == nil, cookies.isFormTokenNew { response.setCookie(cookies.make(.form, cookies.formToken)) }
        return response
    }

    /// Leads on to another page with GET, after a change; what is said is told there once.
    func redirect(to address: String, saying sentence: String? = nil) -> Response {
        var response = Response(status: .seeOther)
        response.headers[.location] = address
        if let sentence {
            response.setCookie(
                cookies.make(.notice, PassingNotice.write(sentence), seconds: PassingNotice.secondsMaximum)
            )
        }
        return response
    }

    /// A table as a file to download.
    func download(_ table: CSV, as name: String) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: table.text)))
        response.headers[.contentType] = "text/csv; charset=utf-8; header=present"
        response.headers[.contentDisposition] = "attachment; filename=\"\(name.filter(\.isFileNameSign)).csv\""
        return response
    }

    /// The path as the log may have it: words that let somebody in are left out.
    private var pathWithoutSecrets: String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { Token.isWellFormed(String($0)) ? "…" : String($0) }
            .joined(separator: "/")
    }

    /// The page that says why there is no answer, and a line in the log where it is our affair.
    func tell(_ error: any Error) -> Response {
        let problem = Problem(error)
        if problem == .signInNeeded, head.method == .get, let organisation = try? word("organisation") {
            return redirect(to: Address.signIn(organisation, next: head.path ?? path))
        }
        if let response = leadOn(problem) { return response }
        if problem.status.kind == .serverError {
            logger.error(
                "a request failed",
                metadata: ["path": .string(pathWithoutSecrets), "error": .string(String(reflecting: error))]
            )
        }
        var response: Response
        do {
            response = try show(ProblemPage(problem, self), status: problem.status)
        } catch {
            logger.critical("the page of a problem failed", metadata: ["error": .string(String(reflecting: error))])
            response = Response(status: problem.status)
        }
        if case .methodNotAllowed(let methods) = problem {
            response.headers[.allow] = methods.joined(separator: ", ")
        }
        if problem == .busy { response.headers[.retryAfter] = "5" }
        return response
    }
}

extension Character {
    fileprivate var isFileNameSign: Bool {
        isASCII && (isLetter || isNumber || self == "-" || self == ".")
    }
}
