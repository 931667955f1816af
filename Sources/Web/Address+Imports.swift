// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where files of people are taken in, and lists had as files.
extension Address {
    static func peopleFile(_ organisation: String) -> String { "/\(organisation)/people/file" }
    static func registrationsFile(_ organisation: String) -> String { "/\(organisation)/registrations/file" }
    static func placeFile(_ organisation: String, _ node: NodeID) -> String {
        "/\(organisation)/structure/\(node.index)/file"
    }
    static func imports(_ organisation: String) -> String { "/\(organisation)/people/import" }
    static func importJob(_ organisation: String, _ job: Int64, page: Int = 1) -> String {
        with("/\(organisation)/people/import/\(job)", ["page": page == 1 ? nil : String(page)])
    }
    static func importColumns(_ organisation: String, _ job: Int64) -> String {
        "/\(organisation)/people/import/\(job)/columns"
    }
    static func importStart(_ organisation: String, _ job: Int64) -> String {
        "/\(organisation)/people/import/\(job)/start"
    }
    static func importCheck(_ organisation: String, _ job: Int64) -> String {
        "/\(organisation)/people/import/\(job)/check"
    }
    static func importWithdrawal(_ organisation: String, _ job: Int64) -> String {
        "/\(organisation)/people/import/\(job)/withdrawal"
    }
    static func importRefused(_ organisation: String, _ job: Int64) -> String {
        "/\(organisation)/people/import/\(job)/refused"
    }
}
