// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Every address that a page links to; nothing else puts one together.
///
/// What varies in them are numbers and names that have been checked, so nothing needs to be escaped.
enum Address {
    static let front = "/"
    static let styleGuide = "/style"

    static func file(mark: String, name: String) -> String { "/assets/\(mark)/\(name)" }

    static func home(_ organisation: String) -> String { "/\(organisation)" }
    static func signIn(_ organisation: String) -> String { "/\(organisation)/sign-in" }
    static func signOut(_ organisation: String) -> String { "/\(organisation)/sign-out" }
    static func account(_ organisation: String) -> String { "/\(organisation)/account" }
    static func myRoles(_ organisation: String) -> String { "/\(organisation)/my-roles" }

    static func people(_ organisation: String) -> String { "/\(organisation)/people" }
    static func structure(_ organisation: String) -> String { "/\(organisation)/structure" }
    static func giveRole(_ organisation: String) -> String { "/\(organisation)/roles/give" }
    static func settings(_ organisation: String) -> String { "/\(organisation)/settings" }
    static func audit(_ organisation: String) -> String { "/\(organisation)/audit" }
}
