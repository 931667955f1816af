// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
package import Learning

/// Where the operator answers what an organisation asks support.
extension Address {
    static func desk(_ organisation: String) -> String { "/operator/support/\(organisation)" }
    static func desk(_ organisation: String, _ state: SupportState?, page: Int = 1) -> String {
        with(desk(organisation), ["state": state?.rawValue, "page": page == 1 ? nil : String(page)])
    }
    static func enterDesk(_ organisation: String, _ link: OperatorLink) -> String {
        desk(organisation) + "/enter/\(link.until.seconds)/\(link.word)/\(link.mark)"
    }
    static func leaveDesk(_ organisation: String) -> String { desk(organisation) + "/leave" }
    static func requestAtDesk(_ organisation: String, _ request: Int64) -> String {
        desk(organisation) + "/\(request)"
    }
    static func answerAtDesk(_ organisation: String, _ request: Int64) -> String {
        requestAtDesk(organisation, request) + "/answer"
    }
    static func closeAtDesk(_ organisation: String, _ request: Int64) -> String {
        requestAtDesk(organisation, request) + "/close"
    }
    static func fileAtDesk(_ organisation: String, _ file: Int64) -> String { desk(organisation) + "/files/\(file)" }
}

/// What the operator is led to by the command line, without the server.
package enum OperatorPage {
    /// The address of a link below a server's own, such as `https://learn.example.org`.
    package static func address(of link: OperatorLink, to organisation: String, at origin: Origin) -> String {
        origin.description + Address.enterDesk(organisation, link)
    }
}
