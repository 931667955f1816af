// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Where one asks for support, and reads what is asked often.
extension Address {
    static func support(_ organisation: String) -> String { "/\(organisation)/support" }

    /// A page of the list of requests, with some of them alone.
    static func support(_ organisation: String, _ filter: SupportFilter, page: Int = 1) -> String {
        with(
            support(organisation),
            [
                "q": filter.search.isEmpty ? nil : filter.search, "whose": filter.isOwn ? "mine" : nil,
                "state": filter.state?.rawValue, "page": page == 1 ? nil : String(page),
            ]
        )
    }
    static func askSupport(_ organisation: String) -> String { "/\(organisation)/support/new" }
    static func supportRequest(_ organisation: String, _ request: Int64) -> String {
        "/\(organisation)/support/\(request)"
    }
    static func replyToSupport(_ organisation: String, _ request: Int64) -> String {
        supportRequest(organisation, request) + "/reply"
    }
    static func closeSupport(_ organisation: String, _ request: Int64) -> String {
        supportRequest(organisation, request) + "/close"
    }
    static func openSupportAgain(_ organisation: String, _ request: Int64) -> String {
        supportRequest(organisation, request) + "/open"
    }
    static func supportFile(_ organisation: String, _ file: Int64) -> String {
        "/\(organisation)/support/files/\(file)"
    }

    static func questions(_ organisation: String) -> String { "/\(organisation)/support/questions" }
    static func newQuestion(_ organisation: String) -> String { "/\(organisation)/support/questions/new" }
    static func question(_ organisation: String, _ question: Int64) -> String {
        "/\(organisation)/support/questions/\(question)"
    }
    static func moveQuestion(_ organisation: String, _ question: Int64) -> String {
        self.question(organisation, question) + "/move"
    }
    static func questionRemoval(_ organisation: String, _ question: Int64) -> String {
        self.question(organisation, question) + "/removal"
    }
}
